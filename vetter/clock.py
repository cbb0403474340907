"""The only place that reads the clock, so that everything else can be replayed."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from vetter.errors import UsageError


def now() -> datetime:
    """Return the present moment in UTC, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def ticks() -> float:
    """Return seconds on a clock that never goes back, for measuring how long something took."""
    return time.monotonic()


def end_of_day(text: str) -> datetime:
    """Return the end of the day that ``text`` names (``2020-07-08``), or the moment (ISO 8601), in UTC.

    Raises `UsageError` where it is no date, and where that day has not come yet anywhere.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"“{text[:40]}” is no date.", "Write it as 2020-07-08.") from error
    if len(text) == len("2020-07-08"):
        moment = moment.replace(hour=23, minute=59, second=59)
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment.date() > (now() + timedelta(days=1)).date():
        raise UsageError(f"“{text}” has not come yet.", "Name a day that has, or none for today.")
    return moment
