"""The only place that reads the clock, so that everything else can be replayed."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment in UTC, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def ticks() -> float:
    """Return seconds on a clock that never goes back, for measuring how long something took."""
    return time.monotonic()
