"""Sketches: a few numbers by which two large sets can be held against each other.

The sketch of a set is the smallest hashes of its members (Broder, “On the resemblance and containment of
documents”, 1997). Two sketches tell how much of both sets together is in both, within a few per cent.
Of thousands of outlets there are a hundred thousand of them: packed, each takes an eighth of the room of its numbers.
"""

from __future__ import annotations

import struct
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import mmh3

from vetter.extract.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

SIZE: Final = 32
WORDS: Final = 3  # of one shingle: short texts, too, are recognised with names replaced
MAX_WORDS: Final = 6_000
WIDTH: Final = 4  # bytes of a number
_HELD: Final = 256  # sketches that are being held against others, 3 KB each


def sketch(members: Iterable[str], size: int = SIZE) -> tuple[int, ...]:
    """Return the ``size`` smallest hashes of the members, or all if there are fewer."""
    return tuple(sorted({mmh3.hash(member, signed=False) for member in members})[:size])


def packed(numbers: Sequence[int]) -> bytes:
    """Return the numbers of a sketch in as few bytes as they take, in their order.

    >>> packed((1, 258)).hex()
    '0100000002010000'
    """
    return _form(len(numbers)).pack(*numbers)


def numbers(sketch: bytes) -> tuple[int, ...]:
    """Return the numbers of a packed sketch."""
    return _form(len(sketch) // WIDTH).unpack(sketch)


def likeness(one: bytes, other: bytes, least: float = 0.0) -> float:
    """Return the share of both sets together that is in both, as their packed sketches tell it (0…1).

    It is 0 if it is under ``least``, which most are: that is seen without ordering the numbers of both. Where one is held
    against many it comes second.
    """
    if one == other:
        return 1.0 if one else 0.0
    held, numbers_of_one = _held(other), numbers(one)
    both = held.intersection(numbers_of_one)
    size = min(len(one), len(other)) // WIDTH
    if not both or len(both) / size < least:
        return 0.0
    largest = sorted(held.union(numbers_of_one))[size - 1]
    found = sum(number <= largest for number in both) / size
    return found if found >= least else 0.0


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


@cache
def _form(size: int) -> struct.Struct:
    return struct.Struct(f"<{size}I")


@lru_cache(maxsize=_HELD)
def _held(sketch: bytes) -> frozenset[int]:
    return frozenset(numbers(sketch))
