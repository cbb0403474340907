"""How a message begins, and whom it may be for: the words of ``data/offer/greetings.toml``."""

from __future__ import annotations

import re
from functools import cache

from vetter.data import read_toml

_LONGEST = 60  # characters in which a greeting stands


@cache
def greetings() -> str:
    """Return the words of greeting as alternatives of a regular expression, the longest first."""
    words: list[str] = sorted(read_toml("offer", "greetings.toml")["words"], key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def desks() -> frozenset[str]:
    """Return the words in the name beside an address that name a desk and no person."""
    words: list[str] = read_toml("offer", "greetings.toml")["desks"]
    return frozenset(map(str.casefold, words))


def greets(text: str) -> bool:
    """Return whether a text begins with a greeting."""
    return bool(_begins().match(text[:_LONGEST]))


def addresses(line: str) -> bool:
    """Return whether a line begins with a greeting, perhaps a name, and a mark behind it, as "Hi-Fi World" does not."""
    return bool(_addressed().match(line[:200]))


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:{greetings()})(?!\w)(?:\s[^.:/@]{{1,{_LONGEST}}}?)?(?:\s?[,!，،]|\s[–—-])",
        re.IGNORECASE,
    )


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,20}}(?:{greetings()})(?!\w)", re.IGNORECASE)
