"""Dates as registries write them, as moments in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)  # the first domain is of 1985
LATEST: Final = datetime(2150, 1, 1, tzinfo=UTC)  # registries let a domain run for ten years
MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

_YEAR_FIRST: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:-|/|\. ?)(\d{1,2})(?:-|/|\. ?)(\d{1,2})(?:[.](?!\d))?"
    r"(?!\d)(?:[Tt ](?=\d\d:))?"
)
_YEAR_LAST: Final = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_ENGLISH: Final = frozenset({"us"})


def moment(value: object) -> datetime | None:
    """Return a moment in UTC, or None for what is no plausible date of a registration.

    Takes datetimes, and strings as in RFC 3339 or as bare ``YYYYMMDD``. Without a zone it is UTC.
    """
    found = _parsed(value) if isinstance(value, str) else value
    if not isinstance(found, datetime):
        return None
    try:
        found = found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return found if EARLIEST <= found < LATEST else None


def _parsed(text: str) -> datetime | None:
    text = text.strip()[:40]
    for candidate in (text, text[:19], text[:10], text[:8]):
        try:
            return datetime.fromisoformat(candidate)
        except ValueError:
            continue
    return None


def unambiguous(text: str, tld: str) -> str:
    """Return ``text`` with every numeric date as ``02-Jan-2020``, which nobody can misread.

    The registries of countries write the day first (.lu, .im, .rs and .pt among them), generic
    registries and .us write the month first if they do not begin with the year.
    """
    month_first = len(tld) != 2 or tld in _ENGLISH

    def year_last(match: re.Match[str]) -> str:
        one, mark, other = int(match[1]), match[2], int(match[3])
        day, month = (other, one) if month_first and mark != "." else (one, other)
        if month > 12:
            day, month = month, day
        return _written(match[0], int(match[4]), month, day)

    def year_first(match: re.Match[str]) -> str:
        written = _written(match[0], int(match[1]), int(match[2]), int(match[3]))
        return f"{written} " if written != match[0] and match[0][-1] in "Tt " else written

    return _YEAR_LAST.sub(year_last, _YEAR_FIRST.sub(year_first, text))


def _written(original: str, year: int, month: int, day: int) -> str:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return original
    return f"{day:02d}-{MONTHS[month - 1]}-{year}"
