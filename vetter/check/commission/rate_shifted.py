"""Did the pay shrink after it was first named?"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final

from vetter.check.offer_terms import conduct, noted, nothing_said, said, sentences
from vetter.model import Answer, Dossier, TermKind, clear, fired

if TYPE_CHECKING:
    from vetter.model import Conduct, Term

KEPT: Final = 0.75
"""Of what was offered, so much may be left after taxes, fees and changes of money."""
HALVED: Final = 0.5
SLIGHT: Final = 0.7


def look(dossier: Dossier) -> Answer:
    """Fire where a later message names less than all that an earlier one named for the same, or less was paid."""
    terms = said(dossier, TermKind.RATE)
    shrunk = [pair for pair in permutations(terms, 2) if _less(*pair)]
    if shrunk:
        first, second = min(shrunk, key=lambda pair: pair[1].high / pair[0].low)
        told = f"First the messages named {_amount(first)}, later {_amount(second)}."
        strength = 1.0 if second.high <= HALVED * first.low else SLIGHT
        return fired(told, sentences(dossier, (first, second)), strength)
    notes = conduct(dossier)
    share = _paid(notes, terms)
    if share is not None and share < KEPT:
        return fired(
            f"What was paid is {100 * share:.0f} % of what was offered.",
            noted(dossier, "what was offered and what was paid"),
            1.0 if share <= HALVED else SLIGHT,
        )
    if terms or share is not None:
        return clear("What was named or paid later is not less than what was named first.")
    return nothing_said(dossier, "The messages name no pay.")


def _less(first: Term, second: Term) -> bool:
    # Who names no unit speaks of the piece.
    alike = first.currency == second.currency and (first.unit or "piece") == (
        second.unit or "piece"
    )
    before = (first.message, not first.earlier) < (second.message, not second.earlier)
    return alike and before and second.high < first.low


def _paid(notes: Conduct, terms: tuple[Term, ...]) -> float | None:
    paid = notes.rate_paid
    if paid is None:
        return None
    offered = notes.rate_offered
    if offered is not None:
        low, currency, unit = offered.amount, offered.currency, offered.unit
    elif terms:
        low, currency, unit = terms[0].low, terms[0].currency, terms[0].unit
    else:
        return None
    alike = currency == paid.currency and (unit or "piece") == (paid.unit or "piece")
    return paid.amount / low if alike and low > 0 else None


def _amount(term: Term) -> str:
    low, high = f"{term.low:,.10g}", f"{term.high:,.10g}"
    amount = low if low == high else f"{low} to {high}"
    currency = "" if term.currency in ("", "XXX") else f" {term.currency}"
    return f"{amount}{currency}"
