"""Days as people write them: "6th June 2013", "19.06.2019", "2013年10月24日"."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from vetter.extract.fold import fold
from vetter.extract.vocabulary import spoken

MAX_TEXT: Final = 200
_NEAR: Final = 3  # words between the name of a month and its year: "May 15th, of 2013"
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|o|a|ος)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LARGEST_FIRST: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[-./](\d{1,2})[-./](\d{1,2})(?!\d)|"
    r"\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일])"
)
_SMALLEST_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_CLOCK: Final = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?")
_VIETNAMESE: Final = re.compile(r"(\d{1,2}) thang (\d{1,2}) nam ((?:19|20)\d\d)")


def written_date(text: str, language: str) -> datetime | None:
    """Return the first day that a short text names, or None.

    "10/9/2010" is the tenth of September in most languages and either day in English, where it is
    passed over.
    """
    text = text[:MAX_TEXT]
    if not any(c.isdigit() for c in text):
        return None
    found = _LARGEST_FIRST.search(text)
    if found:
        return _day(found[1], found[2] or found[4], found[3] or found[5])
    found = _SMALLEST_FIRST.search(text)
    if found:
        return _smallest_first(found, language)
    return _named(fold(_CLOCK.sub(" ", text)), language)


def _smallest_first(found: re.Match[str], language: str) -> datetime | None:
    first, mark, second, year = found.groups()
    if mark == "." or int(first) > 12 or (language and language != "en"):
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _named(folded: str, language: str) -> datetime | None:
    found = _VIETNAMESE.search(folded)
    if found:
        return _day(found[3], found[2], found[1])
    tokens = folded.split()
    months = _months(language)
    for at, token in enumerate(tokens):
        size = 2 if " ".join(tokens[at : at + 2]) in months else 1
        month = months.get(" ".join(tokens[at : at + size]))
        if month and any(c.isalpha() for c in token):
            day = _around(tokens, at, at + size, month)
            if day:
                return day
    return None


def _around(tokens: list[str], start: int, end: int, month: int) -> datetime | None:
    """Return the day that stands around the name of a month, if its year does too."""
    after = tokens[end : end + _NEAR]
    before = tokens[max(0, start - 2) : start][::-1]
    year = next((token for token in after if _YEAR.fullmatch(token)), "")
    if not year and before and _YEAR.fullmatch(before[-1]):
        year = before[-1]  # Hungarian: "2013. június 6."
    before_year = after[: after.index(year)] if year in after else after
    for token in (*before, *before_year):
        number = _ORDINAL.fullmatch(token)
        if year and number:
            return _day(year, month, number[1])
    return None


@lru_cache(maxsize=64)
def _months(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for vocabulary in spoken(language):
        for number, names in enumerate(vocabulary.months, start=1):
            for name in names:
                found.setdefault(fold(name), number)
    return found


def _day(year: str, month: str | int, day: str) -> datetime | None:
    try:
        return datetime(int(year), int(month), int(day), tzinfo=UTC)
    except ValueError:
        return None
