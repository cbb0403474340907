"""Dates as feeds and sitemaps write them: RFC 822, RFC 3339, and what people make of these."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz
from typing import Final

EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)  # no page on the web is older
LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC)
MAX_OFFSET: Final = 14 * 60  # minutes; Kiribati
_ISO: Final = re.compile(
    r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?"
    r"(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?([+-]\d{2}(?::?\d{2})?)?)?"
)


def moment(text: str) -> datetime | None:
    """Return a date or time in UTC, or None for what is none. Without an offset it is UTC."""
    parsed = _parsed(text)
    if parsed is None:
        return None
    local, offset = parsed
    try:
        found = (local - timedelta(minutes=offset or 0)).replace(tzinfo=UTC)
    except OverflowError:
        return None
    return found if EARLIEST <= found < LATEST else None


def written_offset(text: str) -> int | None:
    """Return the UTC offset, in minutes, that a date is written with; None where it tells nothing.

    UTC itself tells nothing: programs write it wherever they stand.
    """
    parsed = _parsed(text)
    offset = parsed[1] if parsed else None
    return offset if offset and abs(offset) <= MAX_OFFSET else None


def _parsed(text: str) -> tuple[datetime, int | None] | None:
    text = text.strip()[:60]
    found = _ISO.match(text)
    try:
        return _iso(found) if found else _rfc822(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None  # the standard library's parser fails in all these ways on odd text


def _iso(found: re.Match[str]) -> tuple[datetime, int | None]:
    year, month, day, hour, minute, second, zone = found.groups()
    clock = (int(hour or 0), int(minute or 0), int(second or 0))
    local = datetime(int(year), int(month), int(day or 1), *clock)  # noqa: DTZ001 - its offset is kept beside it
    return local, _minutes(zone) if zone else None


def _minutes(zone: str) -> int:
    digits = zone[1:].replace(":", "")
    size = int(digits[:2]) * 60 + int(digits[2:4] or 0)
    return -size if zone[0] == "-" else size


def _rfc822(text: str) -> tuple[datetime, int | None] | None:
    parts = parsedate_tz(text)
    if parts is None:
        return None
    local = datetime(*parts[:6])  # noqa: DTZ001 - its offset is kept beside it
    return local, None if parts[9] is None else parts[9] // 60
