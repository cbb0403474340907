"""One way of writing for sentences and for the phrases that are looked for in them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_PERSIAN_PREFIX: Final = re.compile(r"(?<!\w)(ن?م[یي]) (?=\w)")


def spelled(text: str) -> str:
    """Return a sentence in one way of writing: with the digits and separators of ASCII, and nothing that is not seen.

    A Persian prefix that is typed with a space is joined to its verb.
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text.translate(_characters()))
    return _PERSIAN_PREFIX.sub("\\1\u200c", plain)


@cache
def _characters() -> dict[int, str | None]:
    # Beyond these planes there are neither digits nor, but for tags, anything that is not seen.
    every = {code: chr(code) for code in (*range(0x80, 0x20000), *range(0xE0000, 0xE0080))}
    digits = {code: str(unicodedata.decimal(c)) for code, c in every.items() if c.isdecimal()}
    # Marks of direction, soft hyphens and the like; joiners belong to the spelling of Persian.
    unseen = {
        code: None
        for code, c in every.items()
        if unicodedata.category(c) == "Cf" and code not in (0x200C, 0x200D)
    }
    return {**digits, **unseen, 0x066B: ".", 0x066C: ","}
