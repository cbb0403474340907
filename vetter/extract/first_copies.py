"""Older articles beside the web archive's copies from when they were new: who signs them, and who did."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from vetter.extract.fold import fold
from vetter.extract.names import PARTICLES, nobody, person_name
from vetter.extract.wayback import archived_as
from vetter.model import Citation, FirstCopy, PageKind, PageState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Page

OLD: Final = timedelta(days=2 * 365)
"""Long enough ago that an address may have changed hands since."""

NEW: Final = timedelta(days=365)
"""How long after it was published a copy shows an article as it was when it was new."""

FEWEST: Final = 2
"""Articles, and names on either side: one person who has another name today is nobody's concern."""

MOST: Final = 3
_LONG_AGO: Final = 1990  # before that no site was in the archive
_ALIKE: Final = 0.7
"""Share of the pairs of letters of the shorter title: a site's name behind it changes nothing."""

_UNSPACED: Final = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
"""Scripts in which a name may be written with a space in it or without."""


def older_articles(pages: Sequence[Page], as_of: datetime) -> tuple[Page, ...]:
    """Return up to three signed articles that are older than two years: of as many hands as may be, the oldest first."""
    old = {
        page.url: page
        for page in pages
        if page.kind is PageKind.ARTICLE
        and page.state is PageState.READ
        and signers(page)
        and (when := _published(page)) is not None
        and when <= as_of - OLD
    }
    by_age = sorted(old.values(), key=lambda page: (_published(page) or as_of, page.url))
    hands = {signers(page): page for page in reversed(by_age)}
    firsts = [page for page in by_age if hands[signers(page)] is page]
    others = [page for page in by_age if hands[signers(page)] is not page]
    return tuple((firsts + others)[:MOST])


def signers(page: Page) -> tuple[str, ...]:
    """Return the persons who sign a page: no desks, no accounts."""
    named = (person_name(name) for name in page.authors if not nobody(name, page.language))
    return tuple(dict.fromkeys(filter(None, named)))


def first_copies(
    live: Sequence[Page], copied: Sequence[Page], as_of: datetime
) -> tuple[FirstCopy, ...]:
    """Return the articles of which both the site's page and the archive's copy could be read, each once."""
    own = {archived_as(page.url): page for page in live if page.state is PageState.READ}
    both = ((own.get(archived_as(copy.url)), copy) for copy in copied)
    found = (compared(page, copy, as_of) for page, copy in both if page)
    return tuple({one.url: one for one in found if one}.values())


def compared(page: Page, copy: Page, as_of: datetime) -> FirstCopy | None:
    """Return an article of the site beside the archive's copy from when it was new, or None if it is not that.

    A copy from before the day that the article bears is of something else, and one of years later may be from after the
    names were replaced. Where the site's page is but another copy, of about the same time, nothing of today was seen.
    """
    published, captured = _published(page), copy.captured
    if published is None or captured is None or not same_title(copy.title, page.title):
        return None
    read = page.state is PageState.READ is copy.state
    new = published.date() <= captured.date() <= min(as_of, published + NEW).date()
    if not read or not new or (page.captured is not None and page.captured <= captured + NEW):
        return None
    then, now = signers(copy), signers(page)
    if same_hands(then, now) is False and (_stands(then, page) or _stands(now, copy)):
        return None  # the page names both, and which of them signs hangs on how it is built
    return FirstCopy(
        url=page.url,
        published=published,
        then=then,
        now=now,
        cited=(Citation(copy.record), Citation(page.record)),
    )


def _stands(names: Sequence[str], page: Page) -> bool:
    """Return whether one of the names stands anywhere on a page."""
    told = [page.description, page.text, *(link.text for link in page.links)]
    said = f" {fold(' '.join(told))} "
    return any(f" {fold(name)} " in said for name in names)


def same_title(one: str, other: str) -> bool:
    """Return whether two titles are of the same article; one may have the site's name behind it.

    >>> same_title("Council hears about salt", "Council hears about salt | Gazette")
    True
    """
    first, second = (_pairs(fold(title)) for title in (one, other))
    fewer = min(len(first), len(second))
    return fewer > 0 and len(first & second) >= _ALIKE * fewer


def same_hands(then: Sequence[str], now: Sequence[str]) -> bool | None:
    """Return whether anybody of ``then`` signs ``now``; None where that cannot be told.

    A name may be shortened: "M. Hollis" is Mara Hollis. Whoever shares but a part of it may be another, or somebody
    who has married. Names in different scripts cannot be compared, nor can those in Chinese characters, of which there
    are two sets, unless they are the same.
    """
    told = [_alike(one, other) for one in then for other in now]
    if True in told:
        return True
    return None if None in told or not told else False


def _alike(one: str, other: str) -> bool | None:
    scripts = _scripts(one) | _scripts(other)
    if not scripts.isdisjoint(_UNSPACED):
        same = fold(one).replace(" ", "") == fold(other).replace(" ", "")
        return True if same else None if scripts != {"HANGUL"} else False
    if len(scripts) != 1:
        return None
    first, second = _parts(one), _parts(other)
    if not first or not second:
        return None
    if first <= second or second <= first:
        return True
    return None if first & second else False


def _published(page: Page) -> datetime | None:
    when = page.published
    return when if when is not None and when.year >= _LONG_AGO else None


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _parts(name: str) -> set[str]:
    return {word for word in fold(name).split() if len(word) > 1} - PARTICLES


def _scripts(name: str) -> set[str]:
    letters = (letter for letter in name if letter.isalpha())
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in letters}
