"""Where the marks of the drawn timeline stand: shares of its width, so that it fits any screen."""

from __future__ import annotations

from calendar import month_abbr
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from vetter.model import Assessment, TimelineEvent

LEFT: Final = 4.0
RIGHT: Final = 96.0
"""The first and the last moment, in per cent of the width."""
NEAREST: Final = 7.0  # per cent: marks nearer than that would cover one another on a telephone
MOST_LANES: Final = 8
LANE: Final = 24  # pixels
MOST_TICKS: Final = 6
_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)  # months


class Mark(Struct, frozen=True):
    """One event: its number in the list below the drawing, its place, and how it is known."""

    number: int
    x: float
    y: int
    claimed: bool


class Tick(Struct, frozen=True):
    """A date on the axis."""

    x: float
    label: str


class Drawing(Struct, frozen=True):
    """The whole timeline. ``axis`` is the height of the line, ``today`` where the report stands."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    axis: int
    height: int
    today: float


def draw(assessment: Assessment) -> Drawing | None:
    """Return the timeline of an assessment, or None if there is nothing to draw."""
    events = assessment.timeline
    if not events:
        return None
    moments = [_months(event.time) for event in events]
    today = _months(assessment.as_of)
    first, last = min(*moments, today), max(*moments, today)
    if last - first < 1:
        first -= 1
    scale = (RIGHT - LEFT) / (last - first)
    places = [LEFT + (moment - first) * scale for moment in moments]
    lanes = _lanes(places)
    axis = (max(lanes) + 1) * LANE + 4
    return Drawing(
        marks=_marks(events, places, lanes, axis),
        ticks=tuple(
            Tick(round(LEFT + (month - first) * scale, 2), label)
            for month, label in _ticks(first, last)
        ),
        axis=axis,
        height=axis + 28,
        today=round(LEFT + (today - first) * scale, 2),
    )


def _marks(
    events: Sequence[TimelineEvent], places: Sequence[float], lanes: Sequence[int], axis: int
) -> tuple[Mark, ...]:
    return tuple(
        Mark(number, round(place, 2), axis - 18 - lane * LANE, event.claimed)
        for number, (event, place, lane) in enumerate(zip(events, places, lanes, strict=True), 1)
    )


def _lanes(places: Sequence[float]) -> list[int]:
    """Put each mark on the lowest lane where nothing stands too near."""
    ends: list[float] = []
    lanes = []
    for place in places:
        free = (lane for lane, end in enumerate(ends) if abs(place - end) >= NEAREST)
        lane = next(free, min(len(ends), MOST_LANES - 1))
        if lane == len(ends):
            ends.append(place)
        ends[lane] = place
        lanes.append(lane)
    return lanes


def _ticks(first: float, last: float) -> list[tuple[int, str]]:
    step = next((s for s in _STEPS if (last - first) / s < MOST_TICKS), _STEPS[-1])
    start = -int(-first // step) * step
    months = range(start, int(last) + 1, step)
    return [(month, _label(month, step)) for month in months]


def _label(month: int, step: int) -> str:
    year, index = divmod(month, 12)
    return f"{month_abbr[index + 1]} {year}" if step < 12 else str(year)


def _months(moment: datetime) -> float:
    """Return a moment as months since the year 0: even enough for a drawing."""
    return moment.year * 12 + moment.month - 1 + (moment.day - 1) / 31
