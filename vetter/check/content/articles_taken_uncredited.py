"""Do others' articles stand there as its own?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.check.copies import asked_for, canonical_elsewhere, sighted_earlier, stood_earlier
from vetter.check.looked import articles
from vetter.data import read_toml
from vetter.domains import site_of
from vetter.model import Answer, Citation, Source, clear, fired, unknown
from vetter.phrases import listing, share

if TYPE_CHECKING:
    from vetter.model import Dossier, Page

ENOUGH: Final = 3
"""Articles that were held against what stands elsewhere: fewer are no sample."""

MANY: Final = 0.3
PAIR: Final = 2
HALF: Final = 0.5
LESS: Final = 0.7  # as sure of two as of three and more
MOST: Final = 0.6
"""The share from which on the answer has its full strength."""

Taken = tuple[str, tuple[Citation, ...]]


def look(dossier: Dossier) -> Answer:
    """Fire where three articles, or two that are half of the sample, stood elsewhere a day before, under no credit.

    What several sites had at once, what a press service sent out and what names or links its source is
    left to `copied-articles`.
    """
    read = [page for page in articles(dossier) if not _names_its_source(page, dossier)]
    known = {page.url: earlier for page in read if (earlier := _met_before(page, dossier))}
    found = {page.url: seen for page in read if (seen := _found(page, dossier))}
    taken = found | known
    sought = len(asked_for(dossier) | found.keys())
    # All are held against the articles of outlets vetted before, and a few against what a search finds.
    sample = len(read) if known else sought
    if sample < ENOUGH:
        why = dossier.state(Source.PASSAGES).reason.rstrip(".")
        return unknown(
            f"Too few articles could be held against what stands elsewhere{f': {why}' if why else ''}."
        )
    part = max(len(taken) / sample, len(found) / sought if sought >= ENOUGH else 0.0)
    told = f"{share(len(taken), sample)} of the articles that were looked for stood elsewhere a day before or more"
    if part < (MANY if len(taken) > PAIR else HALF) or len(taken) < PAIR:
        return clear(f"{told}, under no credit.")
    return fired(
        f"{told}, and name no source here: {listing(one for one, _ in taken.values())}.",
        tuple(citation for _, cited in taken.values() for citation in cited)[:8],
        min(1.0, part / MOST) * (LESS if len(taken) == PAIR else 1.0),
    )


def _names_its_source(page: Page, dossier: Dossier) -> bool:
    return bool(page.credits or canonical_elsewhere(page, dossier))


def _met_before(page: Page, dossier: Dossier) -> Taken | None:
    """Return where an article stood before at an outlet that was vetted earlier, with what shows it."""
    earlier = stood_earlier(page, dossier)
    return (earlier.theirs, (Citation(page.record), *earlier.cited[:1])) if earlier else None


def _found(page: Page, dossier: Dossier) -> Taken | None:
    """Return where a search saw an article before, with what shows it."""
    seen = sighted_earlier(page, dossier)
    if seen is None or seen.several or site_of(seen.url) in _wires():
        return None
    there = (Citation(one.record, seen.url) for one in seen.cited[:1])
    return seen.url, (Citation(page.record), *there)


@cache
def _wires() -> frozenset[str]:
    return frozenset(read_toml("press-wires.toml")["sites"])
