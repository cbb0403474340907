"""Which traits two outlets have in common, and whether they say themselves that they belong together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.domains import registrable, same_site
from vetter.extract.companies import bare, is_stranger
from vetter.extract.hosting import is_office
from vetter.extract.sketch import likeness
from vetter.model import Sibling, Trait, TraitKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vetter.model import Fingerprint, Kin

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


@cache
def least() -> dict[TraitKind, float]:
    """Return from which likeness on two sketches of a kind are of one thing."""
    table = read_toml("siblings.toml")["likeness"]
    return {TraitKind(kind): float(value) for kind, value in table.items()}


def siblings(case: str, ours: Fingerprint, theirs: Fingerprint) -> tuple[Sibling, ...]:
    """Return what two outlets have in common; nothing if they are one. ``case`` is the other's."""
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
        for trait, there, alike in matches(ours, theirs)
        if trait.kind not in ASIDE
    )


def matches(ours: Fingerprint, theirs: Fingerprint) -> tuple[Match, ...]:
    """Return each trait of ours that is theirs as well, with theirs; nothing if the two are one outlet."""
    if same_site(ours.host, theirs.host):
        return ()
    found = (*_equal(ours, theirs), *_alike(ours, theirs))
    once = {(match[0].kind, match[0].value): match for match in reversed(found)}
    return tuple(reversed(once.values()))


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
    alike = likeness(one.sketch, other.sketch)
    return alike if alike >= least()[one.kind] else 0.0


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


def _equal(ours: Fingerprint, theirs: Fingerprint) -> Iterator[Match]:
    there = {(trait.kind, trait.value): trait for trait in theirs.traits if not trait.sketch}
    domains = {ours.domain, theirs.domain}
    for trait in ours.traits:
        if trait.sketch:
            continue
        other = there.get((trait.kind, trait.value))
        if other and (not hub(trait) or hub(trait) in domains):
            yield trait, other, 1.0
        elif trait.kind in NAMED and trait.value == theirs.domain:
            yield trait, Trait(trait.kind, trait.value), 1.0
    for kind in MUTUAL:
        if other := there.get((kind, ours.domain)):
            yield Trait(kind, theirs.domain), other, 1.0


def _alike(ours: Fingerprint, theirs: Fingerprint) -> Iterator[Match]:
    """Yield our texts, skeletons and portraits with what is most like them there."""
    there: dict[TraitKind, list[Trait]] = {}
    for trait in theirs.traits:
        if trait.sketch:
            there.setdefault(trait.kind, []).append(trait)
    for one in ours.traits:
        if not one.sketch:
            continue
        own = frozenset(one.sketch)
        alike, other = max(
            (
                (resemblance(one, other), other)
                for other in there.get(one.kind, ())
                if one.kind is TraitKind.PORTRAIT or _may_resemble(own, other)
            ),
            key=lambda pair: pair[0],
            default=(0.0, one),
        )
        if alike:
            yield one, other, alike


def _may_resemble(own: frozenset[int], other: Trait) -> bool:
    """Return whether enough is in both sketches for `likeness` to come to anything: most have next to nothing."""
    shared = len(own.intersection(other.sketch))
    most = shared / min(len(own), len(other.sketch))
    return shared > 0 and most >= least().get(other.kind, 0.0)


@cache
def _bits_apart() -> int:
    return int(read_toml("siblings.toml")["portrait"]["bits"])


def _apart(one: str, other: str) -> int:
    """Return in how many bits two portraits differ, whichever way round the second is."""
    return min(
        (int(one.split(maxsplit=1)[0], 16) ^ int(part, 16)).bit_count() for part in other.split()
    )
