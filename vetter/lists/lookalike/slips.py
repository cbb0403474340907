"""Which slip turns one name into another."""

from __future__ import annotations

from functools import cache
from typing import Final

from vetter.lists.lookalike.facts import imitation

VOWELS: Final = frozenset("aeiouy")


def slip(name: str, asked: str) -> str:
    """Return how ``asked`` differs from ``name``, one edit away: a way of ``imitation.toml``."""
    at = next((i for i, (a, b) in enumerate(zip(name, asked, strict=False)) if a != b), None)
    if at is None:
        at = min(len(name), len(asked))
    if _numbers(name, asked):
        return "number"
    if len(asked) > len(name):
        return "doubled" if at and asked[at - 1] == asked[at] else "extra"
    if len(asked) < len(name):
        return "halved" if at and name[at - 1] == name[at] else "missing"
    if name[at + 1 :] != asked[at + 1 :]:
        return "swapped"
    return _replaced(name[at], asked[at])


def _numbers(name: str, asked: str) -> bool:
    # Channels tell themselves apart by their numbers.
    has, had = (any(c.isdigit() for c in text) for text in (asked, name))
    letters = ["".join(c for c in text if not c.isdigit()) for text in (name, asked)]
    return has and had and letters[0] == letters[1]


def _replaced(one: str, other: str) -> str:
    pair = frozenset((one, other))
    if pair in _sounds():
        return "sound"
    if pair in _neighbours():
        return "key"
    if one in VOWELS and other in VOWELS:
        return "vowel"
    return "bit" if (ord(one) ^ ord(other)).bit_count() == 1 else "other"


@cache
def _sounds() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in imitation()["words"]["sounds"])


@cache
def _neighbours() -> frozenset[frozenset[str]]:
    pairs = set()
    for rows in imitation()["keyboards"].values():
        places = {(r, c): key for r, row in enumerate(rows) for c, key in enumerate(row)}
        for (r, c), key in places.items():
            for beside in ((r, c + 1), (r + 1, c - 1), (r + 1, c)):
                if beside in places:
                    pairs.add(frozenset((key, places[beside])))
    return frozenset(pairs)
