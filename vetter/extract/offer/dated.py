"""When a message was sent, as the header says that a person copied from a screen, in any language."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vetter.data import read_toml
from vetter.extract.offer.header import WORLD_TIME, moment
from vetter.extract.vocabulary import languages
from vetter.extract.written_date import written_date

if TYPE_CHECKING:
    from datetime import datetime

MAX_DATE: Final = 200  # characters
FURTHEST: Final = 14 * 60  # minutes that any clock is from world time
_CLOCK: Final = re.compile(
    r"(?<![\d:])(\d{1,2})(?::|\s?h\s?)(\d{2})(?::(\d{2}))?(?!\d)(?:\s?([AaPp])\.?\s?[Mm]\b\.?)?"
)
_ZONE: Final = re.compile(
    r"\s?\(?((?:GMT|UTC)?\s?([+\-−])(\d{1,2})(?::?(\d{2}))?(?!\d)|[^\W\d_]{1,5}\b)"
)
# With a word right before it, as "in the afternoon" in Chinese, the figures alone are not the time.
_WORD_BEFORE: Final = re.compile("[\u2e80-\ud7ff]\\s?$")
# "10/9/2026" is one of two days; only the languages of some programs tell which.
_EITHER: Final = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])([/-])(0?[1-9]|1[0-2])\2\d{4}(?!\d)")


class Dated(NamedTuple):
    """When it was sent; where no zone is written (``day_only``), only its day is known.

    The time in ``sent`` then tells no more than which of several messages came first. ``offset`` is in minutes, ``clock``
    the time of day with its zone as written, or "".
    """

    sent: datetime | None = None
    offset: int | None = None
    clock: str = ""
    day_only: bool = False


def dated(written: str, *, day_first: bool = False) -> Dated:
    """Return what a date says, as a mail program shows it on a screen; nothing where no day can be told.

    ``day_first``: the program speaks a language in which the day stands before the month.
    """
    written = " ".join(written[:MAX_DATE].split())
    day = _day(written, day_first=day_first)
    if day is None:
        return Dated()
    found = _CLOCK.search(written)
    time = _time(found) if found else None
    if found is None or time is None:
        return Dated(day, day_only=True)
    zone, offset = _zone(written, found.end())
    if not zone or _WORD_BEFORE.search(written[: found.start()]):
        return Dated(day + time, day_only=True)
    clock = f"{found[0]} {zone}"
    if offset is None:
        return Dated(day + time, clock=clock, day_only=True)
    return Dated(day + time - timedelta(minutes=offset), offset, clock)


def _day(written: str, *, day_first: bool) -> datetime | None:
    either = _EITHER.search(written)
    if either and int(either[1]) != int(either[3]) and not day_first:
        return None
    days = (written_date(written, language) for language in languages())
    found = next(filter(None, days), None) or moment(written)[0]
    return found.replace(hour=0, minute=0, second=0, microsecond=0) if found else None


def _time(found: re.Match[str]) -> timedelta | None:
    hour, minute, second = (int(part or 0) for part in found.groups()[:3])
    half = (found[4] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _zone(written: str, start: int) -> tuple[str, int | None]:
    """Return the zone that stands behind a time, as written, and its minutes from world time where they are known."""
    found = _ZONE.match(written, start)
    if found is None or found[1].strip() == WORLD_TIME:
        return "", None
    if found[2]:
        minutes = 60 * int(found[3]) + int(found[4] or 0)
        if minutes > FURTHEST:
            return "", None
        return found[1], minutes if found[2] == "+" else -minutes
    name = found[1]
    # Words behind a time, such as "Uhr", are no zones; letters in capitals that are not known may be one.
    known = _zones().get(name)
    return (name, known) if known is not None or (name.isupper() and len(name) > 1) else ("", None)


@cache
def _zones() -> dict[str, int]:
    zones: dict[str, int] = read_toml("offer", "zones.toml")["zones"]
    return zones
