"""News agencies, whose copy any outlet may carry under its credit."""

from __future__ import annotations

import re
from functools import cache

from vetter.data import read_toml


def credits_agency(text: str) -> bool:
    """Return whether a credit or a byline names a news agency or an openly shared source."""
    return any(pattern.search(text[:200]) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = read_toml("agencies.toml")
    return tuple(
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known[kind]))})(?!\w)", flags)
        for kind, flags in (("names", re.IGNORECASE), ("letters", 0))
    )
