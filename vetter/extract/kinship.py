"""Which traits two outlets have in common, and whether they say themselves that they belong together."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.domains import registrable, same_site
from vetter.extract.companies import bare, is_stranger
from vetter.extract.hosting import is_office
from vetter.extract.sketch import WIDTH, likeness, numbers
from vetter.model import Fingerprint, Sibling, Trait, TraitKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from vetter.model import Kin

BITS: Final = 64  # of a difference hash
NAMED: Final = (
    TraitKind.NAMESERVER,
    TraitKind.CERTIFICATE_NAME,
    TraitKind.LINK,
    TraitKind.MAKER,
)
"""Traits whose value is a site, which may be the other outlet's own."""
MUTUAL: Final = (TraitKind.CERTIFICATE_NAME, TraitKind.LINK)
"""Those of them that say the same of both, whichever of the two names the other."""
ASIDE: Final = (TraitKind.LINK, TraitKind.MAKER)
"""Traits that no single vetting asks about: many honest outlets lead to one place."""

Match = tuple[Trait, Trait, float]  # ours, theirs, and how alike they are


class Laid(Struct, frozen=True):
    """A fingerprint laid out to be held against many.

    ``exact`` are its traits that compare by value, ``sketched`` the others by kind.
    """

    shown: Fingerprint
    exact: dict[tuple[TraitKind, str], Trait]
    sketched: dict[TraitKind, list[Trait]]


def laid_out(shown: Fingerprint, kinds: Container[TraitKind] | None = None) -> Laid:
    """Return a fingerprint laid out.

    Of what has a sketch only these ``kinds``, if they are given: what is known to be like nothing here need not be compared.
    """
    exact: dict[tuple[TraitKind, str], Trait] = {}
    sketched: dict[TraitKind, list[Trait]] = {}
    for trait in shown.traits:
        if trait.sketch:
            if kinds is None or trait.kind in kinds:
                sketched.setdefault(trait.kind, []).append(trait)
        else:
            exact[trait.kind, trait.value] = trait
    return Laid(shown, exact, sketched)


@cache
def least() -> dict[TraitKind, float]:
    """Return from which likeness on two sketches of a kind are of one thing."""
    table = read_toml("siblings.toml")["likeness"]
    return {TraitKind(kind): float(value) for kind, value in table.items()}


def siblings(case: str, ours: Laid, theirs: Laid) -> tuple[Sibling, ...]:
    """Return what two outlets have in common; nothing if they are one. ``case`` is the other's."""
    other = theirs.shown
    return tuple(
        Sibling(
            host=other.host,
            domain=other.domain,
            name=other.name,
            case=case,
            seen=other.as_of,
            kind=trait.kind,
            value=trait.value,
            theirs=there.value,
            likeness=round(alike, 2),
            dated=there.dated,
            owners=other.owners,
            cited=trait.cited,
        )
        for trait, there, alike in matches(ours, theirs)
        if trait.kind not in ASIDE
    )


def matches(ours: Laid, theirs: Laid) -> tuple[Match, ...]:
    """Return each trait of ours that is theirs as well, with theirs; nothing if the two are one outlet."""
    if same_site(ours.shown.host, theirs.shown.host):
        return ()
    found = (*_equal(ours, theirs), *sketches_alike(ours, theirs))
    once = {(match[0].kind, match[0].value): match for match in reversed(found)}
    return tuple(reversed(once.values()))


def sketches_alike(ours: Laid, theirs: Laid) -> Iterator[Match]:
    """Yield our texts, skeletons and portraits with what is most like them there."""
    for kind, own in ours.sketched.items():
        there = theirs.sketched.get(kind)
        near = _near(kind, own, there) if there else ()
        for one in own if near else ():
            likest, most = one, 0.0
            for other in near:
                alike = resemblance(one, other)
                if alike > most:
                    likest, most = other, alike
                if most == 1:
                    break
            if most:
                yield one, likest, most


def resemblance(one: Trait, other: Trait) -> float:
    """Return how alike two sketched traits are (0…1), 0 if they are not of one thing.

    Pages are compared with pages of their kind, portraits as they are and mirrored.
    """
    if one.kind is not other.kind:
        return 0.0
    if one.kind is TraitKind.PORTRAIT:
        bits = _apart(one.value, other.value)
        return 1 - bits / BITS if bits <= _bits_apart() else 0.0
    if one.kind not in least() or (one.kind is TraitKind.SKELETON and one.value != other.value):
        return 0.0
    return likeness(one.sketch, other.sketch, least()[one.kind])


def reaches(kind: TraitKind, shared: int, one: int, other: int) -> bool:
    """Return whether two sketches of a kind can be of one thing, of so many numbers each, that share so many."""
    return shared / min(one, other) >= least().get(kind, 1.0)


def hub(trait: Trait) -> str:
    """Return the domain whose outlet a trait must be for it to tie anybody, or "" if it ties whoever shows it.

    Strangers share a service's name servers, and its office as contact; whoever uses another outlet's does not.
    """
    if trait.kind is TraitKind.NAMESERVER:
        return trait.value
    if trait.kind is TraitKind.SOA_CONTACT and is_office(trait.value):
        domain = trait.value.rpartition("@")[2]
        return registrable(domain) or domain
    return ""


def common_owner(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """Return an owner that both name, as the first writes it, or ""."""
    known = {bare(owner) for owner in theirs}
    return next((one for one in ours if not is_stranger(one) and bare(one) in known - {""}), "")


def naming(kin: Iterable[Kin], host: str, domain: str) -> str:
    """Return where an outlet with this ``kin`` names the site ``host`` of ``domain``, as a clause, or ""."""
    for one in kin:
        if one.where.endswith(".txt") and same_site(one.site, host):
            return f"its {one.where} names {host}"
        if one.site == domain:
            return f"its page {one.where} leads to {host}"
    return ""


def _equal(ours: Laid, theirs: Laid) -> Iterator[Match]:
    domain, there = ours.shown.domain, theirs.exact
    domains = {domain, theirs.shown.domain}
    for key, trait in ours.exact.items():
        other = there.get(key)
        if other and (not hub(trait) or hub(trait) in domains):
            yield trait, other, 1.0
        elif trait.value == theirs.shown.domain and trait.kind in NAMED:
            yield trait, Trait(trait.kind, trait.value), 1.0
    for kind in MUTUAL:
        if other := there.get((kind, domain)):
            yield Trait(kind, theirs.shown.domain), other, 1.0


def _near(kind: TraitKind, own: Sequence[Trait], there: Sequence[Trait]) -> Sequence[Trait]:
    """Return which of theirs may be like any of our ``own``: most have too little in common even with all of them."""
    if kind is TraitKind.PORTRAIT:
        return there
    sketches = tuple([trait.sketch for trait in own])
    together, shortest = _together(sketches)
    return [
        trait
        for trait in there
        if trait.sketch in sketches
        or reaches(
            kind,
            len(together.intersection(numbers(trait.sketch))),
            shortest,
            len(trait.sketch) // WIDTH,
        )
    ]


@lru_cache(maxsize=64)  # one outlet is held against many before the next is
def _together(sketches: tuple[bytes, ...]) -> tuple[frozenset[int], int]:
    """Return all numbers of some sketches, and how many the shortest of them has."""
    each = [numbers(sketch) for sketch in sketches]
    return frozenset[int]().union(*each), min(map(len, each))


@cache
def _bits_apart() -> int:
    return int(read_toml("siblings.toml")["portrait"]["bits"])


def _apart(one: str, other: str) -> int:
    """Return in how many bits two portraits differ, whichever way round the second is."""
    return min(
        (int(one.split(maxsplit=1)[0], 16) ^ int(part, 16)).bit_count() for part in other.split()
    )
