"""Did the pay come from somebody else than the outlet or the other party to the contract?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.fuzz import token_set_ratio

from vetter.check.offer_terms import conduct, noted
from vetter.data import read_toml
from vetter.extract.called_after import resembles
from vetter.extract.companies import bare
from vetter.extract.fold import fold
from vetter.model import Answer, ClaimKind, Dossier, clear, fired, not_applicable, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE: Final = 85.0
FEW: Final = 0.45
"""One or two other names are often a parent company, a pay office or an editor who could not wait for theirs."""
MANY: Final = 3


def look(dossier: Dossier) -> Answer:
    """Fire on a payer of another name; decisively so where it was another one each time."""
    notes = conduct(dossier)
    payers = [name.strip() for name in re.split(r"[;\n]", notes.payer) if bare(name)]
    if not payers:
        return not_applicable(
            "No payment was noted: its name, or several parted by semicolons, would tell."
        )
    names = [notes.entity] if bare(notes.entity) else _names(dossier)
    strangers = {bare(name) for name in payers if not _known(name, names, dossier.outlet.host)}
    if not names and len(strangers) == 1:
        return unknown("Neither the outlet's name nor the other party to the contract is known.")
    if not strangers:
        return clear("The pay came from the outlet, its owner, or a service that pays for others.")
    cited = noted(dossier, "the name on the payment")
    if len(strangers) > 1:
        whose = ", none of them the outlet's" if names else ""
        told = f"The pay came from {len(strangers)} different names{whose}."
        return fired(told, cited, 1.0 if len(strangers) >= MANY else FEW)
    told = (
        "The name on the payment is not that of the outlet or of the other party to the contract."
    )
    return fired(told, cited, FEW)


def _names(dossier: Dossier) -> list[str]:
    claimed = dossier.claims(ClaimKind.OWNER, ClaimKind.PUBLISHER, ClaimKind.LEGAL_NAME)
    every = [dossier.outlet.name, *(fact.value.value for fact in claimed)]
    return [name for name in every if bare(name)]


def _known(payer: str, names: Iterable[str], host: str) -> bool:
    own = bare(payer)
    return (
        any(f" {service} " in f" {own} " for service in _services())
        or any(token_set_ratio(own, bare(name)) >= ALIKE for name in names)
        or resembles(payer, host)
    )


@cache
def _services() -> frozenset[str]:
    return frozenset(map(fold, read_toml("payment-services.toml")["services"]))
