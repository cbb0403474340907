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
    from collections.abc import Iterable, Iterator, Mapping

    from vetter.model import Strength, Trait

Key = tuple[TraitKind, str]
"""What is shown: a value, or, where likeness counts, where the first of all that are alike stands."""
Places = dict[tuple[str, TraitKind, str], Key]
FEW: Final = 2
ROOM: Final = 4
"""So many times as many slots as signs: what shares a slot with another sign is looked at for nothing."""


class Known(Struct, frozen=True):
    """The newest case of every outlet, by domain, and which of them show what at least two show.

    ``places`` tells the key of a sketched trait by its outlet, kind and value where another stands for it; ``made`` are
    the keys that most who show them may owe to one maker.
    """

    cases: dict[str, str]
    outlets: dict[str, Fingerprint]
    showing: dict[Key, tuple[str, ...]]
    places: Places
    made: frozenset[Key]

    def key(self, domain: str, trait: Trait) -> Key:
        """Return under which key a trait of an outlet is counted."""
        return _key(self.places, domain, trait)

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
    shared = _shared(outlets, places)
    return Known(newest, outlets, shared, places, _made(shared))


def owners(outlets: Mapping[str, Fingerprint], domains: Iterable[str]) -> dict[str, list[str]]:
    """Return which of the outlets name the same owner, by the owner's bare name."""
    found: dict[str, list[str]] = defaultdict(list)
    for domain in domains:
        named = {bare(owner) for owner in outlets[domain].owners if not is_stranger(owner)}
        for owner in sorted(named - {""}):
            found[owner].append(domain)
    return {owner: those for owner, those in found.items() if len(those) >= FEW}


def _key(places: Places, domain: str, trait: Trait) -> Key:
    if not trait.sketch:
        return trait.kind, trait.value
    own = (trait.kind, f"{domain} {trait.value}")
    return places.get((domain, trait.kind, trait.value), own)


def _shared(outlets: Mapping[str, Fingerprint], places: Places) -> dict[Key, tuple[str, ...]]:
    """Return what at least two of the outlets show, or name each other by, and which do."""
    # Nearly all is shown by one alone. It is passed over before it takes any room, by its slot.
    often = bytearray(1 + ROOM * sum(len(shown.traits) for shown in outlets.values()))
    for key, _ in _showing(outlets, places):
        slot = hash(key) % len(often)
        often[slot] = min(often[slot] + 1, FEW)
    showing: dict[Key, list[str]] = defaultdict(list)
    for key, domain in _showing(outlets, places):
        if often[hash(key) % len(often)] == FEW:
            showing[key].append(domain)
    found = {key: tuple(sorted({*domains})) for key, domains in showing.items()}
    return {
        key: domains
        for key, domains in found.items()
        if len(domains) >= FEW and (key[0] is not TraitKind.NAMESERVER or key[1] in outlets)
    }


def _showing(outlets: Mapping[str, Fingerprint], places: Places) -> Iterator[tuple[Key, str]]:
    """Yield each sign with an outlet that shows it, or whose own site is what it is."""
    for domain, shown in outlets.items():
        for trait in shown.traits:
            key = _key(places, domain, trait)
            yield key, domain
            owner = trait.value if trait.kind in NAMED else hub(trait)
            if owner and owner in outlets:
                yield key, owner


def _places(outlets: Mapping[str, Fingerprint]) -> Places:
    """Return the keys of the sketched traits that are of one thing with an earlier one, which stands for them."""
    places: Places = {}
    for kind in sorted({t.kind for shown in outlets.values() for t in shown.traits if t.sketch}):
        found = [
            (domain, trait)
            for domain, shown in outlets.items()
            for trait in shown.traits
            if trait.sketch and trait.kind is kind
        ]
        for number, place in enumerate(families([trait for _, trait in found])):
            if place != number:
                (domain, trait), (there, first) = found[number], found[place]
                places[domain, kind, trait.value] = (kind, f"{there} {first.value}")
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
