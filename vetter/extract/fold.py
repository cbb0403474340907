"""One way of writing text for comparing it: case, accents, punctuation and spacing do not count."""

from __future__ import annotations

import unicodedata
from typing import Final

_MARKS: Final = dict.fromkeys(
    (*range(0x300, 0x370), *range(0x591, 0x5C8), *range(0x64B, 0x660), 0x640, 0x670, 0x200C, 0x200D)
)
"""Accents, Hebrew points, Arabic vowel signs, tatweel and joiners: written or not, as one likes."""

_LETTERS: Final = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "\u0131": "i",
    "æ": "ae",
    "œ": "oe",
    "ى": "ي",
    "ة": "ه",  # many type the feminine ending without its points
    "ی": "ي",
    "ک": "ك",
}
_REMEMBERED: Final = 4096  # characters; texts of one language have far fewer
_KEPT_CONTROLS: Final = "\t\n\r\f\v"
_HALVES: Final = range(0xD800, 0xE000)
"""Halves of a pair of UTF-16: alone they are no character, and no text that holds one can be stored."""

_NO_TEXT: Final = {
    code: None
    for code in (*range(0x20), *range(0x7F, 0xA0), *_HALVES)
    if chr(code) not in _KEPT_CONTROLS
}


def fold(text: str) -> str:
    """Return ``text`` as words of bare lower-case letters with one space between them.

    Digits of other scripts become those of ASCII.

    >>> fold("  Über uns!  ")
    'uber uns'
    """
    if text.isascii():  # most text, and nothing but case and punctuation to see to
        return " ".join(text.lower().translate(_ASCII).split())
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_MARKS)
    return " ".join(unicodedata.normalize("NFC", text).translate(_FORMS).split())


def _plain(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    # Vowel signs of Indian scripts are marks, not letters.
    return character if category[0] in "LMN" else " "


class _Forms(dict[int, str]):
    """What becomes of a character, by its code, found out when it comes up."""

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = plain
        return plain


_FORMS: Final = _Forms()
_ASCII: Final = "".join(_plain(chr(code)) for code in range(128))


def clean(text: str, limit: int) -> str:
    """Return ``text`` on one line without what is no text (control characters, halves of others), at most ``limit`` characters long."""
    return " ".join(text[: limit * 4].translate(_NO_TEXT).split())[:limit].rstrip()


def clean_lines(text: str, limit: int) -> str:
    """Return ``text`` without control characters other than white space and halves of others, capped."""
    return text[:limit].translate(_NO_TEXT)
