"""Which traits two outlets have in common."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.domains import registrable, same_site
from vetter.extract.fingerprint import BITS
from vetter.extract.hosting import is_office
from vetter.extract.sketch import likeness
from vetter.model import Sibling, Trait, TraitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Fingerprint

NAMED: Final = (TraitKind.NAMESERVER, TraitKind.CERTIFICATE_NAME)
"""Traits whose value is a site, which may be the other outlet's own."""

Match = tuple[Trait, Trait, float]  # ours, theirs, and how alike they are


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
            theirs=there.value,
            likeness=round(alike, 2),
            dated=there.dated,
            owners=theirs.owners,
            cited=trait.cited,
        )
        for trait, there, alike in reversed(once.values())
    )


def _equal(ours: Fingerprint, theirs: Fingerprint) -> Iterator[Match]:
    there = {(trait.kind, trait.value) for trait in theirs.traits if not trait.sketch}
    for trait in ours.traits:
        if trait.sketch:
            continue
        named = trait.kind in NAMED and trait.value == theirs.domain
        met = (trait.kind, trait.value) in there and _ties(trait, {ours.domain, theirs.domain})
        if named or met:
            yield trait, trait, 1.0
    if (TraitKind.CERTIFICATE_NAME, ours.domain) in there:
        site = Trait(TraitKind.CERTIFICATE_NAME, theirs.domain)
        yield site, Trait(TraitKind.CERTIFICATE_NAME, ours.domain), 1.0


def _ties(trait: Trait, domains: set[str]) -> bool:
    """Return whether a trait ties the outlets of these domains, and is not that of a service both use."""
    if trait.kind is TraitKind.NAMESERVER:
        # Strangers share a service's name servers; whoever uses another outlet's does not.
        return trait.value in domains
    if trait.kind is TraitKind.SOA_CONTACT and is_office(trait.value):
        return registrable(trait.value.rpartition("@")[2]) in domains
    return True


def _alike(ours: Fingerprint, theirs: Fingerprint) -> Iterator[Match]:
    """Yield our texts and skeletons with what is most like them there."""
    for one in ours.traits:
        if one.kind not in least():
            continue
        alike, other = max(
            (
                (likeness(one.sketch, other.sketch), other)
                for other in theirs.traits
                if other.kind is one.kind
                and (one.kind is not TraitKind.SKELETON or one.value == other.value)
            ),
            key=lambda pair: pair[0],
            default=(0.0, one),
        )
        if alike >= least()[one.kind]:
            yield one, other, alike


def _pictured(ours: Fingerprint, theirs: Fingerprint) -> Iterator[Match]:
    """Yield our portraits that are theirs, too, as they are or mirrored."""
    there = [trait for trait in theirs.traits if trait.kind is TraitKind.PORTRAIT]
    for one in ours.traits:
        if one.kind is not TraitKind.PORTRAIT:
            continue
        bits, other = min(
            ((_apart(one.value, other.value), other) for other in there),
            key=lambda pair: pair[0],
            default=(BITS, one),
        )
        if bits <= _bits_apart():
            yield one, other, 1 - bits / BITS


@cache
def _bits_apart() -> int:
    return int(read_toml("siblings.toml")["portrait"]["bits"])


def _apart(one: str, other: str) -> int:
    """Return in how many bits two portraits differ, whichever way round the second is."""
    return min(
        (int(one.split(maxsplit=1)[0], 16) ^ int(part, 16)).bit_count() for part in other.split()
    )
