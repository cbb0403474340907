"""What is told as JSON, nothing added, nothing left out: an assessment is ``vetter/assessment-1``."""

from __future__ import annotations

import json

import msgspec


def dumps(told: object) -> bytes:
    r"""Return an assessment, or anything made of our types, as indented JSON in UTF-8.

    Texts are as they came, to the last character; but whatever has no shape on a screen (controls,
    direction marks, halves of surrogate pairs) is spelt ``\uXXXX``, so that it can be printed.
    """
    plain = msgspec.to_builtins(told)
    text = json.dumps(plain, indent=2, ensure_ascii=False)
    return "".join(map(_spelt, text)).encode() if not text.isprintable() else text.encode()


def _spelt(character: str) -> str:
    if character.isprintable() or character == "\n":
        return character
    return json.dumps(character)[1:-1]
