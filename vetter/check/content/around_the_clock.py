"""Does it publish without nights and weekends?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vetter.check.standing_of import vouched
from vetter.model import Answer, clear, fired, unknown

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.model import Dossier

FEWEST: Final = 100
SPELL: Final = timedelta(days=7)
NIGHT_HOURS: Final = 5
"""The longest run of hours in which less than a twentieth of the articles appear: people sleep."""


def look(dossier: Dossier) -> Answer:
    """Fire where a hundred articles or more are spread over all hours of the day and week."""
    times = [post.published for post in dossier.posts if post.published]
    exact = [moment for moment in times if moment.minute or moment.second]
    if len(exact) < FEWEST or len(exact) * 2 < len(times) or max(exact) - min(exact) < SPELL:
        return unknown("Too few articles with a time of day could be listed.")
    quiet, weekend = _quietest(exact), _weekend(exact)
    told = (
        f"Of {len(exact):,} articles, {100 * quiet:.0f} % appeared in the quietest {NIGHT_HOURS} hours "
        f"of the day and {100 * weekend:.0f} % on Saturdays and Sundays"
    )
    cited = tuple(dict.fromkeys(c for post in dossier.posts for c in post.cited))[:5]
    if quiet < NIGHT_HOURS / 24 / 2 or weekend < 2 / 7 / 1.5:
        return clear(f"{told}: it keeps the hours of people.", cited)
    if reasons := vouched(dossier):
        return clear(f"{told}; but {reasons}, and large newsrooms work in shifts.", cited)
    return fired(f"{told}: as evenly as a machine.", cited)


def _quietest(times: list[datetime]) -> float:
    hours = [0] * 24
    for moment in times:
        hours[moment.hour] += 1
    runs = (sum(hours[(start + i) % 24] for i in range(NIGHT_HOURS)) for start in range(24))
    return min(runs) / len(times)


def _weekend(times: list[datetime]) -> float:
    return sum(moment.weekday() >= 5 for moment in times) / len(times)
