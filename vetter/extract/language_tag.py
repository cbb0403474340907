"""Tags of languages as pages and programs write them (BCP 47, and what people make of it)."""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(r"^([a-z]{2})(?:[-_][a-z0-9]{2,8}){0,3}$", re.IGNORECASE)
_ALIASES: Final = {
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "sh": "sr",
    "mo": "ro",
    "tl": "fil",
}


def normal(code: str) -> str:
    """Return the language that a tag like ``pt-BR`` names (ISO 639-1), or ""."""
    match = _CODE.match(code.split(",", maxsplit=1)[0].strip())
    if match is None:
        return ""
    short = match[1].lower()
    return _ALIASES.get(short, short)
