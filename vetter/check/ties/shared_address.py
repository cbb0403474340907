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
from vetter.phrases import listing

if TYPE_CHECKING:
    from vetter.model import Dossier

ALONE: Final = 0.25
"""Nobody knows all hosters: an address by itself is hardly a sign."""


def look(dossier: Dossier) -> Answer:
    """Fire where another outlet has the address, for little if that is all that they share.

    If it is all that they share, but for what strangers share, and is what led to the other, it is no sign at all:
    whoever is sought at an address has it.
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
            f"{listing(one.host for one in all_there)} is at its address, too; what else they may share, strangers on one server share as well.",
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
    keepers = [keeper for one in addresses if (keeper := shared_by(one.value))]
    if len(keepers) == len(addresses):
        return clear(
            f"It lives with {listing(keepers)}, where strangers live side by side.",
            addresses[0].cited,
        )
    crowds = {found.shared: found for found in dossier.neighbours if crowded(found)}
    full = [crowds[one.value] for one in addresses if one.value in crowds]
    if len(full) + len(keepers) == len(addresses):
        many = max(len(found.sites) for found in full)
        return clear(f"At its address are {many} other sites, as at a hoster's.", full[0].cited)
    return unless_missed(
        dossier,
        clear("No outlet that it was held against lives at its address.", addresses[0].cited),
    )
