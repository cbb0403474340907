"""Does it live at the address of another outlet, where not just anybody lives?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.hosting import of_the_platform
from vetter.check.kin import (
    STRANGERS_TOO,
    cited,
    declared,
    held_against_others,
    met,
    nobody,
    undeclared,
    unless_missed,
)
from vetter.extract.hosting import shared_by
from vetter.extract.neighbours import crowded
from vetter.model import Answer, TraitKind, clear, not_applicable, unknown
from vetter.phrases import count, listing

if TYPE_CHECKING:
    from vetter.model import Dossier

ALONE: Final = 0.25
"""Nobody knows all hosters: an address by itself is hardly a sign."""


def look(dossier: Dossier) -> Answer:
    """Fire where another outlet has the address, for little if that is all that they share.

    If it is all that they share, and is what led to the other, it is no sign at all: whoever is sought at an address has it.
    """
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    if answer := nobody(dossier):
        return answer
    tied = {one.host for one in dossier.siblings if one.kind not in STRANGERS_TOO}
    all_there = met(dossier, TraitKind.ADDRESS)
    found = [
        one for one in all_there if one.host in tied or not one.beside or declared(dossier, one)
    ]
    if all_there and not found:
        return clear(
            f"At its address was found {listing(one.host for one in all_there)}, which shares nothing else with it.",
            cited(all_there),
        )
    more = any(one.host in tied for one in undeclared(dossier, found))
    return held_against_others(
        dossier, found, "It lives at", _nothing_shared(dossier), 1.0 if more else ALONE
    )


def _nothing_shared(dossier: Dossier) -> Answer:
    addresses = dossier.dns.addresses if dossier.dns else None
    if not addresses:
        return unknown("At which address it lives is not known.")
    own = {address.value for address in addresses}
    for found in dossier.neighbours:
        if found.shared in own and crowded(found):
            many = count(len(found.sites), "other site")
            return clear(f"At its address are {many}, as at a hoster's.", found.cited)
    keepers = [keeper for one in addresses if (keeper := shared_by(one.value))]
    if len(keepers) == len(addresses):
        return clear(
            f"It lives with {listing(keepers)}, where strangers live side by side.",
            addresses[0].cited,
        )
    return unless_missed(
        dossier,
        clear("No outlet that it was held against lives at its address.", addresses[0].cited),
    )
