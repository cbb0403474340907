"""Articles that stood elsewhere a day before, under no credit: how many of those that were held against anything."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.check.copies import DAY, asked_for, names_another, sighted_earlier, stood_earlier
from vetter.check.looked import articles
from vetter.data import read_toml
from vetter.domains import site_of
from vetter.model import Citation

if TYPE_CHECKING:
    from vetter.model import Dossier, Page

ENOUGH: Final = 3
"""Articles that were held against what stands elsewhere: fewer are no sample."""

HOURS: Final = timedelta(hours=2)
"""How much earlier an article has to stand where others are known to be taken from: there it is settled who takes."""

MANY: Final = 0.3
PAIR: Final = 2
HALF: Final = 0.5

Where = tuple[str, tuple[Citation, ...]]
"""Where an article stood before, with what shows it."""


class Taken(Struct, frozen=True):
    """The ``articles`` that stood elsewhere, of how many (``sample``), and their ``share`` of it; ``hours`` if some did so for hours."""

    articles: tuple[Where, ...]
    sample: int
    share: float
    hours: bool = False

    @property
    def pair(self) -> bool:
        """Whether it is two articles only."""
        return len(self.articles) == PAIR

    @property
    def many(self) -> bool:
        """Whether it is more than happens: three articles in ten, or two that are half of the sample."""
        few = len(self.articles) <= PAIR
        return len(self.articles) >= PAIR and self.share >= (HALF if few else MANY)


def taken(dossier: Dossier) -> Taken | None:
    """Return what stood elsewhere, or None where too few articles were looked for.

    What several sites had at once, what a press service sent out and what names or links its source
    is not among them. All articles are held against those of outlets vetted before, and a few against
    what a search finds.
    """
    read = [page for page in articles(dossier) if not names_another(page, dossier)]
    known = {page.url: earlier for page in read if (earlier := _met_before(page, dossier))}
    found = {page.url: seen for page in read if (seen := _found(page, dossier))}
    sources = {site_of(there) for there, _ in found.values()}
    soon = {page.url: seen for page in read if (seen := _found(page, dossier, HOURS))}
    hours = {
        url: seen for url, seen in soon.items() if url not in found and site_of(seen[0]) in sources
    }
    found |= hours
    every = found | known
    sought = len(asked_for(dossier) | found.keys())
    sample = len(read) if known else sought
    if sample < ENOUGH:
        return None
    share = max(len(every) / sample, len(found) / sought if sought >= ENOUGH else 0.0)
    return Taken(tuple(every.values()), sample, share, bool(hours))


def _met_before(page: Page, dossier: Dossier) -> Where | None:
    """Return where an article stood before at an outlet that was vetted earlier, with what shows it."""
    earlier = stood_earlier(page, dossier)
    return (earlier.theirs, (Citation(page.record), *earlier.cited[:1])) if earlier else None


def _found(page: Page, dossier: Dossier, by: timedelta = DAY) -> Where | None:
    """Return where a search saw an article before, with what shows it."""
    seen = sighted_earlier(page, dossier, by)
    if seen is None or seen.several or site_of(seen.url) in _wires():
        return None
    there = (Citation(one.record, seen.url) for one in seen.cited[:1])
    return seen.url, (Citation(page.record), *there)


@cache
def _wires() -> frozenset[str]:
    return frozenset(read_toml("press-wires.toml")["sites"])
