"""The only place that reads the clock, so that everything else can be replayed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from time import monotonic

from vetter.errors import UsageError


def now() -> datetime:
    """Return the present moment in UTC, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def ticks() -> float:
    """Return seconds on a clock that never goes back, for measuring how long something took."""
    return monotonic()


def end_of_day(text: str) -> datetime:
    """Return the end of the day that ``text`` names (``2020-07-08``), or the moment (ISO 8601), in UTC.

    Raises `UsageError` where it is no date, and where that day has not come yet anywhere.
    """
    try:
        moment = _moment(text)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"“{text[:40]}” is no date.", "Write it as 2020-07-08.") from error
    if moment.date() > (now() + timedelta(days=1)).date():
        raise UsageError(
            f"“{text[:40]}” has not come yet.", "Name a day that has, or none for today."
        )
    return moment


def _moment(text: str) -> datetime:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return datetime.combine(day, time(23, 59, 59), UTC)
