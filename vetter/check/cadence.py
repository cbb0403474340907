"""At which hours and on which days of the week an outlet publishes."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter import gazetteer
from vetter.model import Post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Dossier

FEWEST: Final = 100
SPELL: Final = timedelta(days=7)
COMPARED: Final = 5
"""Articles of which publication and last change must be known to tell what the last change is worth."""

AGREEING: Final = 0.9
SOON: Final = timedelta(hours=1)
BUSY: Final = 12
"""Articles an hour that people publish at most."""

NIGHT: Final = 5
"""Hours in a row: people sleep."""


class Appearance(Struct, frozen=True):
    """When an article appeared; ``changed`` if that is when its list says that it last changed."""

    time: datetime
    post: Post
    changed: bool = False


def appearances(dossier: Dossier) -> list[Appearance]:
    """Return when each article appeared, by its date of publication or else by its last change.

    Sitemaps often give the last change only. That is taken for the publication where the two agree
    for those articles of which both are known, and where no more changed within an hour than
    people publish in one: a site that is moved changes all of its articles.
    """
    pages = {page.url: page.published for page in dossier.read_pages() if page.published}
    dated = [(post, post.published or pages.get(post.url)) for post in dossier.posts]
    found = [Appearance(time, post) for post, time in dated if time]
    if not _changes_tell([(post.modified, time) for post, time in dated if post.modified and time]):
        return found
    left = [post for post, time in dated if time is None and post.modified]
    hours = Counter(f"{post.modified:%Y%m%d%H}" for post in left)
    return found + [
        Appearance(post.modified, post, changed=True)
        for post in left
        if post.modified and hours[f"{post.modified:%Y%m%d%H}"] <= BUSY
    ]


def _changes_tell(both: Sequence[tuple[datetime, datetime]]) -> bool:
    close = sum(abs(changed - published) <= SOON for changed, published in both)
    return len(both) >= COMPARED and close >= AGREEING * len(both)


def moments(dossier: Dossier) -> list[datetime]:
    """Return when the articles appeared, if that says anything of the hours: else nothing.

    A hundred of them are needed, over a week, most of them with minutes: many lists give days only.
    """
    times = [one.time for one in appearances(dossier)]
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


def by_changes(dossier: Dossier) -> str:
    """Return on how many articles it is only told when they last changed, as a sentence, or ""."""
    changed = sum(one.changed for one in appearances(dossier))
    return (
        f" Of {changed:,} of them the sitemap tells only when they last changed." if changed else ""
    )
