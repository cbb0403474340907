"""Did many of its articles stand elsewhere first?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.check.copies import (
    agency_credits,
    asked_for,
    canonical_elsewhere,
    foreign_credits,
    sighted_earlier,
    stood_earlier,
)
from vetter.check.looked import articles
from vetter.model import Answer, Citation, Source, clear, fired, unknown
from vetter.phrases import count, day, listing, quoted, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Dossier, Page

ENOUGH: Final = 4
FEWEST: Final = 3
MANY: Final = 0.3
PAIR: Final = 2
HALF: Final = 0.5
MOST: Final = 0.6  # the share from which on the answer has its full strength
LESS: Final = 0.7  # as sure as of three
OPEN: Final = 0.5  # what an article counts that names its source, beside one that does not
MOST_CITED: Final = 6


class _Copied(Struct, frozen=True):
    """An article with where it stood first and what tells that; ``sought`` when a search found it."""

    where: str
    cited: tuple[Citation, ...]
    sought: bool = False
    hidden: bool = True  # it names no source


def look(dossier: Dossier) -> Answer:
    """Fire where three articles and three in ten stood elsewhere first: as they say, or as was found.

    A search asks for a few articles only, which are a sample: what part of them it finds is taken for
    the part of all that nobody is credited for. Two that are half of the sample are enough, and tell less.
    """
    read = articles(dossier)
    if len(read) < ENOUGH:
        return unknown("Too few articles could be read to tell whether they are its own.")
    copied = [one for page in read if (one := _elsewhere(page, dossier))]
    found = sum(one.sought for one in copied)
    sought = len(asked_for(dossier))
    sample = found / max(1, sought)
    part = _part(read, copied, sample if sought >= FEWEST else 0.0)
    few = found >= PAIR and sought >= FEWEST and sample >= HALF and len(copied) < FEWEST
    told = share(len(copied), len(read))
    if few or (len(copied) >= FEWEST and part >= MANY):
        return fired(
            f"{told} of the articles that were read stood elsewhere first: "
            f"{listing(one.where for one in copied)}.{_searched(dossier)}",
            tuple(citation for one in copied[:MOST_CITED] for citation in one.cited),
            _sureness(copied, part, sample, few=few),
        )
    if open_ones := {one.url for one in dossier.passages if one.open}:
        return unknown(
            f"A search that was asked for sentences of {count(len(open_ones), 'article')} at once found one elsewhere, "
            "and did not say which when it was asked for each by itself."
        )
    if copied:
        return clear(
            f"{told} of the articles are taken from elsewhere: "
            f"{listing(one.where for one in copied)}.{_searched(dossier)}",
            tuple(citation for one in copied for citation in one.cited),
        )
    return clear(
        f"None of the {len(read)} articles that were read is seen to have stood elsewhere first."
        f"{_searched(dossier)}"
    )


def _sureness(copied: Sequence[_Copied], part: float, sample: float, *, few: bool) -> float:
    """Return how sure the answer is: partners and aggregators republish much, and say whose it is."""
    if few:
        return LESS * min(1.0, sample / MOST)
    hidden = sum(one.hidden for one in copied) / len(copied)
    return min(1.0, part / MOST) * (OPEN + (1.0 - OPEN) * hidden)


def _part(read: Sequence[Page], copied: Sequence[_Copied], sample: float) -> float:
    """Return the share of articles that stood elsewhere, with as many of the uncredited as of a sample of them."""
    credited = sum(not one.sought for one in copied)
    own = sum(not agency_credits(page) for page in read) - credited
    return max(len(copied), credited + sample * own) / len(read)


def _elsewhere(page: Page, dossier: Dossier) -> _Copied | None:
    if site := canonical_elsewhere(page, dossier):
        where = f"{site} (which the page itself names as its origin)"
        return _Copied(where, (Citation(page.record, site),), hidden=False)
    if credited := foreign_credits(page):
        where = quoted(credited[0], 60)
        return _Copied(where, (Citation(page.record, credited[0]),), hidden=False)
    if agency_credits(page):
        return None
    if earlier := stood_earlier(page, dossier):
        return _Copied(earlier.theirs, (Citation(page.record, earlier.theirs), *earlier.cited[:1]))
    seen = sighted_earlier(page, dossier)
    if seen is None or seen.several:
        return None
    words = next(one.words for one in dossier.passages if one.url == page.url)
    where = f"{seen.url} (seen there on {day(seen.time)})"
    there = (Citation(one.record, seen.url) for one in seen.cited)
    return _Copied(where, (Citation(page.record, words), *there), sought=True)


def _searched(dossier: Dossier) -> str:
    """Return how far the search for sentences got, and what of it counts for nothing, in sentences."""
    asked = asked_for(dossier)
    if not asked:
        why = dossier.state(Source.PASSAGES).reason.rstrip(".")
        return f" Their wording was not looked for elsewhere{f' ({why})' if why else ''}."
    seen = [sighted_earlier(page, dossier) for page in articles(dossier) if page.url in asked]
    shared = sum(one is not None and one.several for one in seen)
    told = f" A sentence each of {count(len(asked), 'article')} was looked for elsewhere."
    if shared:
        told += (
            f" {count(shared, 'article')} stood at several outlets at once, as agency copy does."
        )
    return told
