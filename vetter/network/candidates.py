"""Which pairs of outlets are worth comparing: not all of them, but those that meet at what few show.

Work grows with what is shown, not with the square of the outlets.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.domains import registrable
from vetter.extract.kinship import NAMED, naming
from vetter.model import Strength
from vetter.network.known import owners
from vetter.network.rule import signs, suffices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.network.known import Key, Known

WHOLE: Final = 40
"""Of so many outlets that meet at one place every pair is compared; of more, each with a few others."""
NEXT: Final = 2
FEW: Final = 12
"""What more than so many show is no reason by itself to tell of pairs that it does not join, nor is what being common or a maker's
has made weak."""

Pair = tuple[str, str]


class Candidates(Struct, frozen=True):
    """Pairs of domains, the smaller first; ``crowded`` are outlets not all of whose pairs are among them."""

    pairs: frozenset[Pair]
    crowded: frozenset[str]


def candidates(known: Known, chosen: frozenset[str]) -> Candidates:
    """Return the pairs of the ``chosen`` outlets that may be tied, or share something at least."""
    pairs: set[Pair] = set()
    crowded: set[str] = set()
    for group in _groups(known, chosen):
        pairs.update(_pairs(group))
        if len(group) > WHOLE:
            crowded.update(group)
    for pair in _naming(known, chosen):
        pairs.add(pair)
    return Candidates(frozenset(pairs), frozenset(crowded))


def _groups(known: Known, chosen: frozenset[str]) -> Iterator[Sequence[str]]:
    """Yield the outlets that show one sign or two which join them, that name one owner, or that a few share."""
    of_outlet: dict[str, list[tuple[Key, Strength]]] = defaultdict(list)
    for key, domains in known.showing.items():
        those = [domain for domain in domains if domain in chosen]
        how = known.strength(key)
        if len(those) < 2 or how is None:
            continue
        sign = signs()[key[0]]
        lowered = how is Strength.WEAK and sign.strength is not Strength.WEAK
        telling = len(those) <= FEW and not sign.beside and not lowered
        if telling or suffices([(key[0], how)]):
            yield those
        if how is not Strength.WEAK:
            yield from _with_the_owner(key, those)
            for domain in those:
                of_outlet[domain].append((key, how))
    yield from _by_two(of_outlet)
    yield from owners(known.outlets, sorted(chosen)).values()


def _with_the_owner(key: Key, those: Sequence[str]) -> Iterator[list[str]]:
    """Yield each outlet with the one that the sign names: it ties them to that one, not to each other."""
    if key[0] in NAMED and key[1] in those:
        yield from (sorted((key[1], domain)) for domain in those if domain != key[1])


def _by_two(of_outlet: dict[str, list[tuple[Key, Strength]]]) -> Iterator[list[str]]:
    """Yield the outlets that show the same two signs which suffice together."""
    found: dict[tuple[Key, Key], list[str]] = defaultdict(list)
    for domain in sorted(of_outlet):
        shown = sorted(of_outlet[domain])
        for (one, how), (other, how_other) in combinations(shown, 2):
            if suffices([(one[0], how), (other[0], how_other)]):
                found[one, other].append(domain)
    yield from (those for those in found.values() if len(those) >= 2)


def _pairs(group: Sequence[str]) -> Iterator[Pair]:
    if len(group) <= WHOLE:
        yield from combinations(group, 2)
        return
    for start in range(len(group)):
        for other in group[start + 1 : start + 1 + NEXT]:
            yield group[start], other


def _naming(known: Known, chosen: frozenset[str]) -> Iterator[Pair]:
    """Yield the pairs of which each names the other as its kin."""
    for domain in sorted(chosen):
        ours = known.outlets[domain]
        for site in {registrable(kin.site) or kin.site for kin in ours.kin} & chosen:
            theirs = known.outlets[site]
            if domain < site and naming(theirs.kin, ours.host, ours.domain):
                yield domain, site
