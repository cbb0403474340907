"""One way of writing text for comparing it: case, accents, punctuation and spacing do not count."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_MARKS: Final = dict.fromkeys(
    (*range(0x300, 0x370), *range(0x591, 0x5C8), *range(0x64B, 0x660), 0x640, 0x670, 0x200C, 0x200D)
)
"""Accents, Hebrew points, Arabic vowel signs, tatweel and joiners: written or not, as one likes."""

_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
    }
)
_KEPT_CONTROLS: Final = "\t\n\r\f\v"
_CONTROLS: Final = {
    code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT_CONTROLS
}


def fold(text: str) -> str:
    """Return ``text`` as words of bare lower-case letters with one space between them.

    Digits of other scripts become those of ASCII.

    >>> fold("  Über uns!  ")
    'uber uns'
    """
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_MARKS)
    text = unicodedata.normalize("NFC", text).translate(_LETTERS)
    return " ".join("".join([_plain(c) for c in text]).split())


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    # Vowel signs of Indian scripts are marks, not letters.
    return character if category[0] in "LMN" else " "


def clean(text: str, limit: int) -> str:
    """Return ``text`` on one line without control characters, at most ``limit`` characters long."""
    return " ".join(text[: limit * 4].translate(_CONTROLS).split())[:limit].rstrip()


def clean_lines(text: str, limit: int) -> str:
    """Return ``text`` without control characters other than white space, capped."""
    return text[:limit].translate(_CONTROLS)
