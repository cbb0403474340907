"""What is told as JSON, nothing added, nothing left out: an assessment is ``vetter/assessment-1``."""

from __future__ import annotations

import json
import re
from typing import Final

import msgspec

_BEYOND: Final = re.compile(r"[^\n -~]+")  # what has to be looked at: all else is printable


def dumps(told: object) -> bytes:
    r"""Return an assessment, or anything made of our types, as indented JSON in UTF-8.

    Texts are as they came, to the last character; but whatever has no shape on a screen (controls,
    direction marks, halves of surrogate pairs) is spelt ``\uXXXX``, so that it can be printed.
    """
    plain = msgspec.to_builtins(told)
    return spelt(json.dumps(plain, indent=2, ensure_ascii=False)).encode()


def spelt(text: str) -> str:
    """Return JSON text in which whatever has no shape on a screen is spelt; it says the same."""
    if text.replace("\n", "").isprintable():
        return text
    return _BEYOND.sub(lambda found: "".join(map(_spelt, found[0])), text)


def _spelt(character: str) -> str:
    if character.isprintable() or character == "\n":
        return character
    return json.dumps(character)[1:-1]
