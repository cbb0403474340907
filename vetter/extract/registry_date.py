"""Dates as registries write them, as moments in UTC.

Month names, zones and which registry puts the month first are data: ``data/whois/registries.toml``.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

from vetter.data import read_toml

EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)  # the first domain is of 1985
LATEST: Final = datetime(2150, 1, 1, tzinfo=UTC)  # registries let a domain run for ten years
MAX_TEXT: Final = 120

_YEAR_FIRST: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:-|/|\. ?)(?P<m>\d{1,2})(?:-|/|\. ?)(?P<d>\d{1,2})(?!\d)"
)
_YEAR_LAST: Final = re.compile(
    r"(?<!\d)(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)(?!\d)"
)
_DAY_NAME: Final = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?[-/. ]{1,2}(?:de )?(?P<n>[^\W\d_]{3,12})\.?,?[-/. ]{1,2}"
    r"(?:de )?(?P<y>(?:19|20)\d\d)(?!\d)"
)
_NAME_DAY: Final = re.compile(
    r"(?<!\w)(?P<n>[^\W\d_]{3,12})\.? {1,2}(?P<d>\d{1,2})(?:st|nd|rd|th)?,?"
    r"(?P<time> {1,2}\d{1,2}:\d\d:\d\d(?: [A-Za-z]{2,5})?)? {1,2}(?P<y>(?:19|20)\d\d)(?!\d)"
)
_YEAR_NAME: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/. ](?P<n>[^\W\d_]{3,12})[-/. ](?P<d>\d{1,2})(?!\d)"
)
_PLAIN: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:(?P<t>\d{6}))?(?!\d)"
)
_MONTH_ONLY: Final = re.compile(r"(?<!\w)(?P<n>[^\W\d_]{3,9})[- ](?P<y>(?:19|20)\d\d)(?!\d)")
_TIME: Final = re.compile(
    r"(?<!\d)(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d{1,9})?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\b)?"
    r"(?: ?\(?(?P<zone>(?:GMT|UTC)?[+-]\d{1,2}:?\d{0,2}|[A-Za-z]{1,5}\b))?"
)
_OFFSET: Final = re.compile(
    r"(?:GMT|UTC)?(?P<sign>[+-])(?P<h>\d{1,2}):?(?P<m>\d\d)?", re.IGNORECASE
)


@cache
def rules() -> dict[str, Any]:
    """Return ``registries.toml``."""
    return read_toml("whois", "registries.toml")


@cache
def _months() -> dict[str, int]:
    return {
        name: number for number, names in enumerate(rules()["dates"]["months"], 1) for name in names
    }


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


def month_comes_first(text: str, tld: str) -> bool:
    """Return whether ``03/04/2009`` is the fourth of March in an answer about a name in ``tld``.

    Another date of the same answer that can be read in one way only decides; else the registry.
    Dates with dots always have the day first.
    """
    for match in _YEAR_LAST.finditer(text):
        one, other = int(match["a"]), int(match["b"])
        if match["mark"] != "." and (one > 12) != (other > 12):
            return other > 12
    of_a_country = len(tld) == 2 or tld.startswith("xn--")
    return not of_a_country or tld in rules()["dates"]["month_first"]


def read_date(text: str, tld: str, *, month_first: bool | None = None) -> datetime | None:
    """Return the date, in UTC, that a registry of ``tld`` wrote in any of the usual forms.

    A date without a time of day, or with midnight, is that day's midnight in UTC, wherever the
    registry sits: turning it would make another day of it.
    """
    text = " ".join(text[:MAX_TEXT].split())
    if month_first is None:
        month_first = month_comes_first(text, tld)
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _YEAR_NAME, _DAY_NAME, _NAME_DAY, _PLAIN, _MONTH_ONLY):
        for match in pattern.finditer(text):
            if day := _day(match.groupdict(), month_first=month_first):
                return moment(_at(day, match, text, tld))
    return None


def _day(found: dict[str, str | None], *, month_first: bool) -> datetime | None:
    named = (found.get("n") or "").lower()
    if found.get("a"):
        one, other = int(found["a"] or 0), int(found["b"] or 0)
        month, day = (one, other) if month_first and found["mark"] != "." else (other, one)
        if month > 12:
            day, month = month, day
    else:
        month = _month(named) if named else int(found.get("m") or 0)
        day = int(found.get("d") or 1)
    try:
        return datetime(int(found["y"] or 0), month, day, tzinfo=UTC)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _months().get(name[:4], 0) or _months().get(name[:3], 0)


def _at(day: datetime, match: re.Match[str], text: str, tld: str) -> datetime | None:
    """Return the day with the time of day that stands beside it, if any."""
    parts = match.groupdict()
    if bare := parts.get("t"):
        return _clock(day, int(bare[:2]), int(bare[2:4]), int(bare[4:]), 0.0)
    inside = parts.get("time")
    time = _TIME.search(inside) if inside else _TIME.search(text, match.end(), match.end() + 40)
    if time is None:
        return day
    hour = int(time["H"]) % 12 + 12 * (time["half"] in "Pp") if time["half"] else int(time["H"])
    hours_ahead = _zone(time["zone"] or "", tld)
    return _clock(day, hour, int(time["M"]), int(time["S"] or 0), hours_ahead)


def _clock(day: datetime, hour: int, minute: int, second: int, ahead: float) -> datetime:
    if hour > 23 or minute > 59 or second > 59 or not (hour or minute or second):
        return day
    return day.replace(hour=hour, minute=minute, second=second) - timedelta(hours=ahead)


def _zone(written: str, tld: str) -> float:
    if offset := _OFFSET.fullmatch(written):
        ahead = int(offset["h"]) + int(offset["m"] or 0) / 60
        return (-ahead if offset["sign"] == "-" else ahead) if ahead <= 14 else 0.0
    known: float | None = rules()["zones"].get(written.lower())
    if known is not None:
        return known
    unsaid: float = rules()["clock"].get(tld, 0.0)
    return unsaid
