"""What a word looks like, whatever letters it is written with (UTS 39, and more).

https://www.unicode.org/reports/tr39/ compares words by their skeletons: the letters are replaced by
prototypes. Here the prototypes are Latin letters in lower case, without accents.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from vetter import data
from vetter.lists.lookalike.facts import unicode_alike


def folded(text: str) -> str:
    """Return ``text`` with letters and digits of all scripts replaced by the Latin ones they look like."""
    return _plain(text).translate(_letters())


def skeleton(text: str) -> str:
    """Return ``text`` folded, and pairs of letters that run together replaced by the one they look like."""
    plain = _plain(text)
    for pair, single in _groups():
        plain = plain.replace(pair, single)
    return plain.translate(_letters())


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text).lower().translate(_foreign())
    return "".join(c for c in bare if not unicodedata.combining(c))


@cache
def _foreign() -> dict[int, str]:
    # The strokes are said last: UTS 39 reads a stroke as an accent and lets it stand.
    tables = (
        data.read_toml("unicode", "confusables.toml")["confusables"],
        unicode_alike()["strokes"],
    )
    return {
        ord(letter): plain for table in tables for plain, likes in table.items() for letter in likes
    }


@cache
def _letters() -> dict[int, str]:
    # Letters after digits, so that a digit takes the letter's own prototype.
    table = unicode_alike()
    letters = {ord(like): plain for plain, likes in table["letters"].items() for like in likes}
    digits = {
        ord(digit): plain.translate(letters)
        for plain, likes in table["digits"].items()
        for digit in likes
    }
    return letters | digits


@cache
def _groups() -> tuple[tuple[str, str], ...]:
    return tuple(
        (pair, single) for single, pairs in unicode_alike()["groups"].items() for pair in pairs
    )
