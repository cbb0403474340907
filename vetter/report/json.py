"""What is told as JSON, nothing added, nothing left out: an assessment is ``vetter/assessment-1``."""

from __future__ import annotations

import json
import re
from typing import Final

import msgspec

_BEYOND: Final = re.compile(r"[^\n -~]+")  # what has to be looked at: all else is printable
# As much of it as is left where the signs of print and the letters of Europe are known to be, which nearly all texts keep to.
_DOUBTFUL: Final = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u0377\u0400-\u052f\u2010-\u2027\u20ac]")


def dumps(told: object) -> bytes:
    r"""Return an assessment, or anything made of our types, as indented JSON in UTF-8.

    Texts are as they came, to the last character; but whatever has no shape on a screen (controls,
    direction marks, halves of surrogate pairs) is spelt ``\uXXXX``, so that it can be printed.
    """
    plain = msgspec.to_builtins(told)
    return spelt(json.dumps(plain, indent=2, ensure_ascii=False)).encode()


def spelt(text: str) -> str:
    """Return JSON text in which whatever has no shape on a screen is spelt; it says the same."""
    if not _DOUBTFUL.search(text):
        return text
    return _BEYOND.sub(lambda found: "".join(map(_spelt, found[0])), text)


def _spelt(character: str) -> str:
    if character.isprintable() or character == "\n":
        return character
    return json.dumps(character)[1:-1]
