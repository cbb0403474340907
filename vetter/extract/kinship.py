"""Which traits two outlets have in common."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.domains import same_site
from vetter.extract.fingerprint import BITS
from vetter.extract.sketch import likeness
from vetter.model import Sibling, Trait, TraitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Fingerprint

NAMED: Final = (TraitKind.NAMESERVER, TraitKind.CERTIFICATE_NAME)
"""Traits whose value is a site, which may be the other outlet's own."""

Match = tuple[Trait, str, float]  # ours, how it stands there, how alike they are


@cache
def least() -> dict[TraitKind, float]:
    """Return from which likeness on two sketches of a kind are of one thing."""
    table = read_toml("siblings.toml")["likeness"]
    return {TraitKind(kind): float(value) for kind, value in table.items()}


def siblings(case: str, ours: Fingerprint, theirs: Fingerprint) -> tuple[Sibling, ...]:
    """Return what two outlets have in common; nothing if they are one. ``case`` is the other's."""
    if same_site(ours.host, theirs.host):
        return ()
    found = (*_equal(ours, theirs), *_alike(ours, theirs), *_pictured(ours, theirs))
    once = {(match[0].kind, match[0].value): match for match in reversed(found)}
    return tuple(
        Sibling(
            host=theirs.host,
            domain=theirs.domain,
            name=theirs.name,
            case=case,
            seen=theirs.as_of,
            kind=trait.kind,
            value=trait.value,
            theirs=value,
            likeness=round(alike, 2),
            owners=theirs.owners,
            cited=trait.cited,
        )
        for trait, value, alike in reversed(once.values())
    )


def _equal(ours: Fingerprint, theirs: Fingerprint) -> Iterator[Match]:
    there = {(trait.kind, trait.value) for trait in theirs.traits if not trait.sketch}
    for trait in ours.traits:
        if trait.sketch:
            continue
        if trait.kind in NAMED and trait.value == theirs.domain:
            yield trait, theirs.domain, 1.0
        elif (trait.kind, trait.value) in there and (
            # Strangers share a service's name servers; whoever uses another outlet's does not.
            trait.kind is not TraitKind.NAMESERVER or trait.value == ours.domain
        ):
            yield trait, trait.value, 1.0
    for kind, value in there:
        if kind is TraitKind.CERTIFICATE_NAME and value == ours.domain:
            yield Trait(kind, theirs.domain), value, 1.0


def _alike(ours: Fingerprint, theirs: Fingerprint) -> Iterator[Match]:
    """Yield the most similar pair of each kind."""
    for kind, enough in least().items():
        pairs = [
            (likeness(one.sketch, other.sketch), one, other)
            for one in ours.traits
            for other in theirs.traits
            if one.kind is kind is other.kind
            and (kind is not TraitKind.SKELETON or one.value == other.value)
        ]
        alike, one, other = max(pairs, key=lambda pair: pair[0], default=(0.0, None, None))
        if one and other and alike >= enough:
            yield one, other.value, alike


def _pictured(ours: Fingerprint, theirs: Fingerprint) -> Iterator[Match]:
    """Yield our portraits that are theirs, too, as they are or mirrored."""
    there = [trait.value for trait in theirs.traits if trait.kind is TraitKind.PORTRAIT]
    for trait in ours.traits:
        if trait.kind is not TraitKind.PORTRAIT:
            continue
        bits, value = min(
            ((_apart(trait.value, value), value) for value in there), default=(BITS, "")
        )
        if bits <= _bits_apart():
            yield trait, value, 1 - bits / BITS


@cache
def _bits_apart() -> int:
    return int(read_toml("siblings.toml")["portrait"]["bits"])


def _apart(one: str, other: str) -> int:
    """Return in how many bits two portraits differ, whichever way round the second is."""
    return min(
        (int(one.split(maxsplit=1)[0], 16) ^ int(part, 16)).bit_count() for part in other.split()
    )
