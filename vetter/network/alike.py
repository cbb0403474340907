"""Texts, skeletons and portraits that are of one thing, found without holding every one against every other.

Two sketches that are alike have so many numbers in common that they meet already in the first few of each, if both
are read in one order, the rarest number first (prefix filtering: Chaudhuri, Ganti and Kaushik, “A primitive operator
for similarity joins in data cleaning”, 2006). Only what meets there is compared.
"""

from __future__ import annotations

from collections import defaultdict
from math import ceil
from typing import TYPE_CHECKING, Final

from vetter.extract.kinship import least, resemblance
from vetter.extract.sketch import WIDTH
from vetter.extract.sketch import numbers as unpacked
from vetter.model import TraitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.model import Trait

ROOM: Final = 4
"""So many times as many slots as numbers: two in one slot are taken for more frequent than they are, which only costs time."""
MOST: Final = 255
NEXT: Final = 6
"""So many that hold one number are compared with each: sketches that are alike meet at many numbers."""


def families(traits: Sequence[Trait]) -> list[int]:
    """Return for each sketched trait, all of one kind, the place of the first that is of one thing with it.

    What is alike to one that is alike to a third counts as one thing with that, too.
    """

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    first = _copies(traits)
    apart = [number for number, twin in enumerate(first) if twin == number]
    for one, other in _meeting(traits, apart):
        a, b = root(one), root(other)
        if a != b and resemblance(traits[one], traits[other]):
            first[max(a, b)] = min(a, b)
    return [root(number) for number in range(len(traits))]


def _copies(traits: Sequence[Trait]) -> list[int]:
    """Return for each trait the place of the first with its very sketch: copies need no comparing.

    Where pages are told apart, each kind has its own.
    """
    same: dict[tuple[str, bytes], int] = {}
    return [
        same.setdefault((_told_apart(trait), trait.sketch), number)
        for number, trait in enumerate(traits)
    ]


def _told_apart(trait: Trait) -> str:
    return trait.value if trait.kind in (TraitKind.SKELETON, TraitKind.PORTRAIT) else ""


def _meeting(traits: Sequence[Trait], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that meet in the beginnings of their sketches, each number's neighbours only.

    The pairs of one sketch with those before it come together, and it is the second of each.
    """
    often = _counted(traits, numbers)
    holding: dict[int, list[int]] = defaultdict(list)
    for number in numbers:
        met: set[int] = set()
        for member in _beginning(traits[number], often):
            before = holding[member]
            met.update(before)
            before.append(number)
            del before[:-NEXT]
        for other in met:
            yield other, number


def _counted(traits: Sequence[Trait], numbers: Sequence[int]) -> bytearray:
    """Return how often each number occurs, by its slot, up to `MOST`."""
    total = sum(len(traits[number].sketch) // WIDTH for number in numbers)
    often = bytearray(1 << (ROOM * total).bit_length())
    for number in numbers:
        for member in unpacked(traits[number].sketch):
            slot = member % len(often)
            if often[slot] < MOST:
                often[slot] += 1
    return often


def _beginning(trait: Trait, often: bytearray) -> list[int]:
    """Return the numbers in which a sketch must meet any that is like it, those that others hold only."""
    slots = len(often)
    ordered = sorted((often[member % slots], member) for member in unpacked(trait.sketch))
    # The other may be shorter by as much as the likeness allows: so the share is needed of that share.
    share = 0.0 if trait.kind is TraitKind.PORTRAIT else least()[trait.kind] ** 2
    needed = max(1, ceil(share * len(ordered)))
    return [member for times, member in ordered[: len(ordered) - needed + 1] if times > 1]
