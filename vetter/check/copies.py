"""Articles that stood elsewhere first, as they say themselves or as was met in earlier cases."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.check.hosting import is_own
from vetter.check.kin import met, names_as_kin, undeclared
from vetter.check.looked import articles
from vetter.check.past import former_address
from vetter.domains import site_of
from vetter.extract.agencies import names_agency
from vetter.model import Citation, LinkPlace, TraitKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Dossier, Page, Passage, Sibling

DAY: Final = timedelta(days=1)
"""Clocks and editions differ: what stands on two sites on one day was first on neither."""

ENOUGH: Final = 5
"""Articles, of which it can be said what most of them are."""

SEVERAL: Final = 3
"""Sites that had the same words within a day of the first: an agency's or a press office's, it seems."""


class Sighting(Struct, frozen=True):
    """Where a sentence of an article stood a day earlier at least; ``several`` sites had it at once."""

    url: str
    time: datetime
    several: bool
    cited: tuple[Citation, ...]


def canonical_elsewhere(page: Page, dossier: Dossier) -> str:
    """Return the other site that the article names as its proper place, or ""."""
    site = site_of(page.canonical) if page.canonical else ""
    return "" if is_own(site, dossier) else site


def foreign_credits(page: Page) -> tuple[str, ...]:
    """Return the credits to others than news agencies."""
    return tuple(credit for credit in page.credits if not names_agency(credit))


def agency_credits(page: Page) -> tuple[str, ...]:
    """Return the credits to news agencies and openly shared sources."""
    return tuple(credit for credit in page.credits if names_agency(credit))


def mostly_agencies(dossier: Dossier) -> bool:
    """Return whether most of the articles that name anybody name a news agency."""
    signed = [names_agency(post.author) for post in dossier.posts if post.author]
    read = [bool(agency_credits(page)) for page in articles(dossier)]
    return any(sum(of) * 2 > len(of) >= ENOUGH for of in (signed, read))


def names_another(page: Page, dossier: Dossier) -> bool:
    """Return whether an article names another source, or another site as its proper place."""
    return bool(page.credits or canonical_elsewhere(page, dossier))


def mostly_others(dossier: Dossier) -> bool:
    """Return whether most of the articles that were read name another source, as an aggregator's do."""
    named = [names_another(page, dossier) for page in articles(dossier)]
    return sum(named) * 2 > len(named) >= ENOUGH


def asked_for(dossier: Dossier) -> set[str]:
    """Return the articles of which a search told whether a sentence stands elsewhere."""
    return {one.url for one in dossier.passages if not one.open}


def stood_earlier(page: Page, dossier: Dossier) -> Sibling | None:
    """Return where the words of an article stood a day earlier at least, at an outlet with no declared connection."""
    if page.published is None:
        return None
    same = [
        one
        for one in met(dossier, TraitKind.ARTICLE)
        if one.value == page.url and one.dated and one.dated + DAY <= page.published
    ]
    return next(iter(undeclared(dossier, same)), None)


def sighted_earlier(page: Page, dossier: Dossier, by: timedelta = DAY) -> Sighting | None:
    """Return where a search saw a sentence of an uncredited article before, on a site that is not of its owner.

    The outlet's own date counts, or the first day on which anybody saw the article there; without
    either nothing is earlier. ``by`` is how much earlier it has to be.
    """
    if page.credits or any(names_agency(author) for author in page.authors):
        return None
    found = [one for one in dossier.passages if one.url == page.url]
    ours = first_seen(page, found, dossier)
    if ours is None:
        return None
    credited = linked_or_own(page, dossier)
    earlier = [
        (time, url, one.cited)
        for one in found
        for time, url in one.elsewhere
        if time + by <= ours and of_strangers(site_of(url), credited, dossier)
    ]
    if not earlier:
        return None
    time, url, cited = min(earlier, key=lambda one: one[:2])
    sites = {site_of(there) for at, there, _ in earlier if at <= time + DAY}
    return Sighting(url, time, len(sites) >= SEVERAL, cited)


def first_seen(page: Page, found: Sequence[Passage], dossier: Dossier) -> datetime | None:
    """Return when an article first stood here. A day alone says less than an hour on that day."""
    stated = [page.published, *(one.own for one in found)]
    stated += [post.published for post in dossier.posts if post.url == page.url]
    times = [time for time in stated if time is not None]
    hours = {time.date() for time in times if not _is_day(time)}
    return min((t for t in times if not (_is_day(t) and t.date() in hours)), default=None)


def _is_day(time: datetime) -> bool:
    return (time.hour, time.minute, time.second) == (0, 0, 0)


def linked_or_own(page: Page, dossier: Dossier) -> set[str]:
    """Return the sites to which an article links in its text, and the one at which the outlet says that it is or was, too.

    Whoever moves, or mirrors what is blocked, takes everything along.
    """
    linked = {site_of(link.url) for link in page.links if link.place is LinkPlace.BODY}
    told = former_address(dossier)
    return linked | ({site_of(f"https://{told[0]}/")} if told else set())


def of_strangers(site: str, known: set[str], dossier: Dossier) -> bool:
    """Return whether a site is neither of the outlet's owner nor among those ``known``, see `linked_or_own`.

    Where anybody can put anything, nothing is told by what stands there.
    """
    if not site or site in known or is_own(site, dossier):
        return False
    return not names_as_kin(dossier, site, site)
