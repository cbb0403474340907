"""Is the pay to come from a private account, or as a gift among friends?"""

from __future__ import annotations

from typing import Final

from vetter.check.offer_terms import conduct, noted, nothing_said, said, sentences, way_noted
from vetter.model import Answer, Dossier, TermKind, fired

WAYS: Final = {
    "paypal-friends": "as a payment among friends",
    "other-payer": "from somebody else's or a private account",
}


def look(dossier: Dossier) -> Answer:
    """Fire where messages, or what was noted of a payment, name such a way."""
    terms = tuple(term for term in said(dossier, TermKind.PAYMENT) if term.value in WAYS)
    way = way_noted(dossier)
    if terms:
        told = f"The pay is to come {WAYS[terms[0].value]}."
        return fired(told, sentences(dossier, terms))
    if way in WAYS:
        return fired(
            f"The pay came {WAYS[way]}.", noted(dossier, f"paid by: {conduct(dossier).paid_by}")
        )
    return nothing_said(dossier)
