"""Does it live at the address of another outlet, where not just anybody lives?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.hosting import of_the_platform
from vetter.check.kin import NOBODY, alone, held_against_others, met, undeclared
from vetter.extract.hosting import shared_by
from vetter.model import Answer, TraitKind, clear, not_applicable, unknown
from vetter.phrases import listing

if TYPE_CHECKING:
    from vetter.model import Dossier

ALONE: Final = 0.25
"""Nobody knows all hosters: an address by itself is hardly a sign."""

FOLLOWS: Final = frozenset({TraitKind.ADDRESS, TraitKind.REGISTERED})


def look(dossier: Dossier) -> Answer:
    """Fire where another outlet has the address, for little if that is all that they share."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    if alone(dossier):
        return not_applicable(NOBODY)
    found = met(dossier, TraitKind.ADDRESS)
    hosts = {sibling.host for sibling in undeclared(dossier, found)}
    more = any(one.host in hosts and one.kind not in FOLLOWS for one in dossier.siblings)
    return held_against_others(
        dossier, found, "It lives at", _nothing_shared(dossier), 1.0 if more else ALONE
    )


def _nothing_shared(dossier: Dossier) -> Answer:
    addresses = dossier.dns.addresses if dossier.dns else None
    if not addresses:
        return unknown("At which address it lives is not known.")
    keepers = [keeper for one in addresses if (keeper := shared_by(one.value))]
    if len(keepers) == len(addresses):
        return clear(
            f"It lives with {listing(keepers)}, where strangers live side by side.",
            addresses[0].cited,
        )
    return clear("No outlet vetted here before lives at its address.", addresses[0].cited)
