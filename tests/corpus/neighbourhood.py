"""Who else is there when a member is vetted: the other sites of its operator, or strangers at the address of an honest outlet."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tests.corpus.members import FOLDERS, Member, corpus
from vetter.lab.site import SITES, Site, load

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE_IN = 4  # so many honest outlets live at an address with strangers
STRANGERS = 2
THEIRS = "192.31.196.200"  # set aside for a protocol by RFC 7535: public, and nobody's site


def kin(one: Member) -> tuple[Member, ...]:
    """Return the other members of the corpus that are an operator's besides this one, or that it declares."""
    return tuple(
        other
        for other in _corpus()
        if other.name != one.name
        and (other.name in one.sites or (one.front and other.front and other.group == one.group))
    )


def strangers(one: Member) -> tuple[Member, ...]:
    """Return honest outlets of the same half that live at the address of an honest one, for one in four of these.

    Chance decides whose neighbours they are; nobody chooses them.
    """
    if one.front or _number(one.name) % ONE_IN:
        return ()
    others = [
        other
        for other in _corpus()
        if not other.front
        and other.name not in one.sites
        and (other.split, other.as_of) == (one.split, one.as_of)
    ]
    return tuple(sorted(others, key=lambda other: _number(one.name + other.name))[:STRANGERS])


def at_one_address(members: Sequence[Member]) -> tuple[Site, ...]:
    """Return the sites of members as they are, but all at one address."""
    made = (load(one.name, (SITES, *FOLDERS)) for one in members)
    return tuple(replace(site, dns=replace(site.dns, addresses=(THEIRS,))) for site in made)


@cache
def _corpus() -> tuple[Member, ...]:
    return corpus()


def _number(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:4], "big")
