"""Does it publish without nights and weekends?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter import gazetteer
from vetter.check.cadence import NIGHT, by_changes, moments, on_rest_days, quietest
from vetter.check.claimed_place import countries, named, zones
from vetter.check.copies import mostly_agencies, mostly_others
from vetter.check.standing_of import vouched
from vetter.model import Answer, clear, fired, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from vetter.model import Dossier

QUIET: Final = NIGHT / 24 / 2
"""Half of what the quietest hours would have if all hours were alike."""

RESTFUL: Final = 2 / 3
"""What the days of rest have at most where people rest, of what they would have by chance."""

COLLECTING: Final = 0.5  # as sure of an aggregator, whose machine may collect openly


def look(dossier: Dossier) -> Answer:
    """Fire where a hundred articles or more are spread over all hours of the day and week."""
    times = moments(dossier)
    if not times:
        return unknown("Too few articles with a time of day could be listed.")
    told, even = _spread(dossier, times)
    cited = tuple(dict.fromkeys(c for post in dossier.posts for c in post.cited))[:5]
    if not even:
        return clear(f"{told}: it keeps the hours of people.", cited)
    if reasons := vouched(dossier):
        return clear(f"{told}; but {reasons}, and large newsrooms work in shifts.", cited)
    if mostly_agencies(dossier):
        return clear(
            f"{told}; but most of it is signed by news agencies, which send all night.", cited
        )
    told = f"{told}: as evenly as a machine.{by_changes(dossier)}"
    if mostly_others(dossier):
        return fired(f"{told} Most of the articles name another source.", cited, COLLECTING)
    return fired(told, cited)


def _spread(dossier: Dossier, times: Sequence[datetime]) -> tuple[str, bool]:
    """Return how the articles are spread, in words, and whether no night and no rest is seen.

    Days and hours are those of the place that is claimed. A quiet spell at any hour is a night, since
    newsrooms may sit elsewhere than they say: that is another question.
    """
    places = countries(dossier)
    days = frozenset.union(*map(gazetteer.rest_days, places or ("",)))
    clocks = zones(dossier) or ("UTC",)
    rest, clock = min((on_rest_days(times, clock, days), clock) for clock in clocks)
    start, quiet = quietest(times, clock)
    there = f"by the clocks of {named(places)}" if places else "UTC"
    told = (
        f"Of {len(times):,} articles, {100 * quiet:.0f} % appeared in the quietest {NIGHT} hours of the day "
        f"({start}:00 to {(start + NIGHT) % 24}:00 {there}) and {100 * rest:.0f} % on the days of rest"
    )
    return told, quiet >= QUIET and rest >= RESTFUL * len(days) / 7
