"""At which hours and on which days of the week an outlet publishes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vetter import gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from vetter.model import Dossier

FEWEST: Final = 100
SPELL: Final = timedelta(days=7)
NIGHT: Final = 5
"""Hours in a row: people sleep."""


def moments(dossier: Dossier) -> list[datetime]:
    """Return when the articles appeared, if that says anything of the hours: else nothing.

    A hundred of them are needed, over a week, most of them with minutes: many lists give days only.
    """
    times = [post.published for post in dossier.posts if post.published]
    exact = [moment for moment in times if moment.minute or moment.second]
    few = len(exact) < FEWEST or len(exact) * 2 < len(times)
    return [] if few or max(exact) - min(exact) < SPELL else exact


def quietest(times: Sequence[datetime], zone: str) -> tuple[int, float]:
    """Return at which hour, by the clocks of a zone, the quietest five begin, and their share."""
    counts = [0] * 24
    for moment in times:
        counts[moment.astimezone(gazetteer.zone(zone)).hour] += 1
    runs = {start: sum(counts[(start + i) % 24] for i in range(NIGHT)) for start in range(24)}
    start = min(runs, key=lambda hour: runs[hour])
    return start, runs[start] / len(times)


def on_rest_days(times: Sequence[datetime], zone: str, days: frozenset[int]) -> float:
    """Return the share of articles that appeared on the days of rest by the clocks of a time zone."""
    local = (moment.astimezone(gazetteer.zone(zone)) for moment in times)
    return sum(moment.weekday() in days for moment in local) / len(times)
