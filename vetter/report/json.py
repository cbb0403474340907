"""The assessment as JSON: the contract ``vetter/assessment-1``, nothing added, nothing left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from vetter.model import Assessment


def dumps(assessment: Assessment) -> bytes:
    r"""Return the assessment as indented JSON in UTF-8. The types are the contract.

    Texts are as they came, to the last character; but whatever has no shape on a screen (controls,
    direction marks, halves of surrogate pairs) is spelt ``\uXXXX``, so that it can be printed.
    """
    plain = msgspec.to_builtins(assessment)
    text = json.dumps(plain, indent=2, ensure_ascii=False)
    return "".join(map(_spelt, text)).encode() if not text.isprintable() else text.encode()


def _spelt(character: str) -> str:
    if character.isprintable() or character == "\n":
        return character
    return json.dumps(character)[1:-1]
