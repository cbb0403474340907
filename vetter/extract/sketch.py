"""Sketches: a few numbers by which two large sets can be held against each other.

The sketch of a set is the smallest hashes of its members (Broder, “On the resemblance and containment of
documents”, 1997). Two sketches tell how much of both sets together is in both, within a few per cent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import mmh3

from vetter.extract.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SIZE: Final = 32
WORDS: Final = 3  # of one shingle: short texts, too, are recognised with names replaced
MAX_WORDS: Final = 6_000


def sketch(members: Iterable[str], size: int = SIZE) -> tuple[int, ...]:
    """Return the ``size`` smallest hashes of the members, or all if there are fewer."""
    return tuple(sorted({mmh3.hash(member, signed=False) for member in members})[:size])


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the share of both sets together that is in both, as their sketches tell it (0…1)."""
    if one == other:
        return 1.0 if one else 0.0
    both = {*one}.intersection(other)
    if not both:
        return 0.0
    size = min(len(one), len(other))
    largest = sorted({*one, *other})[size - 1]
    return sum(number <= largest for number in both) / size


def shingles(text: str, without: Collection[str] = ()) -> frozenset[str]:
    """Return all runs of three words of a text, leaving out the words in ``without``.

    In scripts without spaces a run of characters between two marks counts as a word.
    """
    left_out = frozenset(without)
    words = [word for word in fold(text[: MAX_WORDS * 12]).split() if word not in left_out]
    words = words[:MAX_WORDS]
    return frozenset(
        " ".join(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)
    )
