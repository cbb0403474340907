"""All outlets that are known, by what they show: who shows the same, and how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.extract.companies import bare, is_stranger
from vetter.extract.kinship import NAMED, hub
from vetter.model import Fingerprint, TraitKind
from vetter.network.alike import families
from vetter.network.rule import is_background, signs, strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vetter.model import Strength, Trait

Key = tuple[TraitKind, str]
"""What is shown: a value, or, where likeness counts, where the first of all that are alike stands."""
FEW: Final = 2


class Known(Struct, frozen=True):
    """The newest case of every outlet, by domain, and which of them show what at least two show.

    ``places`` tells the key of a sketched trait by its outlet, kind and value; ``made`` are the keys that most
    who show them may owe to one maker.
    """

    cases: dict[str, str]
    outlets: dict[str, Fingerprint]
    showing: dict[Key, tuple[str, ...]]
    places: dict[tuple[str, TraitKind, str], Key]
    made: frozenset[Key]

    def key(self, domain: str, trait: Trait) -> Key:
        """Return under which key a trait of an outlet is counted."""
        return self.places.get((domain, trait.kind, trait.value), (trait.kind, trait.value))

    def count(self, key: Key) -> int:
        """Return how many outlets show it."""
        return len(self.showing.get(key, ())) or 1

    def strength(self, key: Key) -> Strength | None:
        """Return how much a sign says, None if it is background."""
        count, known = self.count(key), len(self.outlets)
        if is_background(key[0], count, known):
            return None
        return strength(key[0], count, known, made=key in self.made)


def known(fingerprints: Mapping[str, Fingerprint]) -> Known:
    """Return the outlets of these cases (by name), each by its newest."""
    newest: dict[str, str] = {}
    for name in sorted(fingerprints):
        newest[fingerprints[name].domain] = name
    outlets = {domain: fingerprints[newest[domain]] for domain in sorted(newest)}
    places = _places(outlets)
    showing: dict[Key, set[str]] = defaultdict(set)
    for domain, shown in outlets.items():
        for trait in shown.traits:
            key = places.get((domain, trait.kind, trait.value), (trait.kind, trait.value))
            showing[key].add(domain)
            owner = trait.value if trait.kind in NAMED else hub(trait)
            if owner and owner in outlets:
                showing[key].add(owner)
    shared = {
        key: tuple(sorted(domains))
        for key, domains in showing.items()
        if len(domains) >= FEW and (key[0] is not TraitKind.NAMESERVER or key[1] in outlets)
    }
    return Known(newest, outlets, shared, places, _made(shared))


def owners(outlets: Mapping[str, Fingerprint], domains: Iterable[str]) -> dict[str, list[str]]:
    """Return which of the outlets name the same owner, by the owner's bare name."""
    found: dict[str, list[str]] = defaultdict(list)
    for domain in domains:
        named = {bare(owner) for owner in outlets[domain].owners if not is_stranger(owner)}
        for owner in sorted(named - {""}):
            found[owner].append(domain)
    return {owner: those for owner, those in found.items() if len(those) >= FEW}


def _places(outlets: Mapping[str, Fingerprint]) -> dict[tuple[str, TraitKind, str], Key]:
    sketched: dict[TraitKind, list[tuple[str, Trait]]] = defaultdict(list)
    for domain, shown in outlets.items():
        for trait in shown.traits:
            if trait.sketch:
                sketched[trait.kind].append((domain, trait))
    places: dict[tuple[str, TraitKind, str], Key] = {}
    for kind, found in sketched.items():
        first = families([trait for _, trait in found])
        for (domain, trait), place in zip(found, first, strict=True):
            places[domain, kind, trait.value] = (kind, f"{found[place][0]} {found[place][1].value}")
    return places


def _made(showing: Mapping[Key, tuple[str, ...]]) -> frozenset[Key]:
    """Return what most who show it show together with the credit of one maker."""
    makers: dict[str, list[str]] = defaultdict(list)
    for (kind, site), domains in showing.items():
        if kind is TraitKind.MAKER:
            for domain in domains:
                makers[domain].append(site)
    if not makers:
        return frozenset()
    found = set()
    for key, domains in showing.items():
        if signs()[key[0]].makers:
            often = Counter(site for domain in domains for site in makers.get(domain, ()))
            most = often.most_common(1)
            if most and most[0][1] * 2 > len(domains):
                found.add(key)
    return frozenset(found)
