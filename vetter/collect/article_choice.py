"""Which articles show most of an outlet: its newest, its oldest, and many hands and sections. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.collect.crawl_scope import key, section

if TYPE_CHECKING:
    from collections.abc import Container

MAX_CANDIDATES: Final = 20_000
_DAY: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)")
_ARCHIVE: Final = re.compile(r"/(?:19|20)\d\d(?:/\d{1,2}){0,2}/?$")
_LONG_AGO: Final = datetime(1990, 1, 1, tzinfo=UTC)


class Candidate(Struct, frozen=True):
    """An article that may be read; ``number`` is its place in the order of finding."""

    url: str
    number: int
    published: datetime | None = None
    author: str = ""


class Articles:
    """The articles known so far, and the choice among them."""

    def __init__(self) -> None:
        self._known: dict[str, Candidate] = {}
        self._authors: set[str] = set()
        self._sections: set[str] = set()
        self._newest_taken = False
        self._oldest_taken = False

    def add(self, url: str, published: datetime | None = None, author: str = "") -> None:
        """Take in an article; one that is known already only gains a date."""
        if _ARCHIVE.search(url) or len(self._known) >= MAX_CANDIDATES:
            return  # the list of a day, a month or a year
        name = key(url)
        before = self._known.get(name)
        if before is None or (before.published is None and published is not None):
            self._known[name] = Candidate(url, len(self._known), published or day_of(url), author)

    def knows(self, url: str) -> bool:
        """Return whether an article was taken in."""
        return key(url) in self._known

    def read(self, authors: tuple[str, ...]) -> None:
        """Remember whose articles were read."""
        self._authors.update(author.casefold() for author in authors)

    def any(self, besides: Container[str]) -> bool:
        """Return whether there is an article whose `key` is not in ``besides``."""
        return any(name not in besides for name in self._known)

    def take(self, besides: Container[str], *, complete: bool) -> str:
        """Return the next article whose `key` is not in ``besides``, or "".

        The oldest is chosen only once all are known: ``complete``.
        """
        open_ones = [one for name, one in self._known.items() if name not in besides]
        dated = [one for one in open_ones if one.published]
        if not self._newest_taken:
            chosen = max(dated or open_ones, key=_age, default=None)
        elif complete and dated and not self._oldest_taken:
            chosen = min(dated, key=_age)
            self._oldest_taken = True
        else:
            chosen = max(open_ones, key=self._promise, default=None)
        if chosen is None:
            return ""
        self._newest_taken = True
        self._authors.add(chosen.author.casefold())
        self._sections.add(section(chosen.url))
        return chosen.url

    def _promise(self, one: Candidate) -> tuple[bool, bool, tuple[datetime, int]]:
        new_author = bool(one.author) and one.author.casefold() not in self._authors
        return new_author, section(one.url) not in self._sections, _age(one)


def day_of(url: str) -> datetime | None:
    """Return the day that stands in an address, as ``/2026/11/20/`` or ``/2026-11-20``."""
    found = _DAY.search(url)
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC) if found else None
    except ValueError:
        return None


def has_headline(url: str) -> bool:
    """Return whether an address ends in the words of a headline, or in the number of an article."""
    last = url.partition("?")[0].rstrip("/").rpartition("/")[2]
    return last.count("-") >= 2 or bool(re.search(r"\d{5,}", last))


def _age(one: Candidate) -> tuple[datetime, int]:
    return one.published or _LONG_AGO, -one.number
