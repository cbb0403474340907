"""Older articles beside the web archive's copies from when they were new: who signs them, and who did."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from vetter.extract.fold import fold
from vetter.extract.names import nobody, person_name
from vetter.model import Citation, FirstCopy, PageKind, PageState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Page

OLD: Final = timedelta(days=2 * 365)
"""Long enough ago that an address may have changed hands since."""

NEW: Final = timedelta(days=365)
MOST: Final = 3
_LONG_AGO: Final = 1990  # before that no site was in the archive
_ALIKE: Final = 0.7
"""Share of the pairs of letters of the shorter title: a site's name behind it changes nothing."""


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
    """Return the articles of which both the site's page and the archive's copy could be read."""
    own = {page.url: page for page in live}
    both = ((own[copy.url], copy) for copy in copied if copy.url in own)
    return tuple(filter(None, (compared(page, copy, as_of) for page, copy in both)))


def compared(page: Page, copy: Page, as_of: datetime) -> FirstCopy | None:
    """Return an article of the site beside the archive's copy, or None if that is not the same article.

    A copy from before the day that the article bears is of something else; one from after ``as_of`` was not there then.
    """
    published = _published(page)
    if published is None or copy.captured is None or not same_title(copy.title, page.title):
        return None
    read = page.state is PageState.READ is copy.state
    if not read or not published.date() <= copy.captured.date() <= as_of.date():
        return None
    return FirstCopy(
        url=page.url,
        title=page.title,
        published=published,
        captured=copy.captured,
        then=signers(copy),
        now=signers(page),
        cited=(Citation(copy.record), Citation(page.record)),
    )


def signed_as_then(one: FirstCopy) -> bool:
    """Return whether an article is signed as it was when it was new.

    That a copy of years later bears the same names says nothing: it may be from after they were replaced.
    """
    return one.captured - one.published <= NEW and same_hands(one.then, one.now) is True


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

    A given name or a surname is enough: people marry, and are called by their initials. Names in different scripts
    cannot be compared.
    """
    if not then or not now or _scripts(then).isdisjoint(_scripts(now)):
        return None
    return any(_parts(one) & _parts(other) for one in then for other in now)


def _published(page: Page) -> datetime | None:
    when = page.published
    return when if when is not None and when.year >= _LONG_AGO else None


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _parts(name: str) -> set[str]:
    words = fold(name).split()
    return {word for word in words if len(word) > 2} or set(words)


def _scripts(names: Sequence[str]) -> set[str]:
    letters = (letter for name in names for letter in name if letter.isalpha())
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in letters}
