"""The contributors' own sites to which an outlet leads, and whether they speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.domains import host_of, same_site
from vetter.extract.fold import fold
from vetter.model import Citation, LinkPlace, PageKind, PageState, Profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.model import Page, Record

SHOWING: Final = frozenset({PageKind.TEAM, PageKind.AUTHOR, PageKind.ABOUT, PageKind.ARTICLE})


def own_sites(pages: Sequence[Page]) -> tuple[tuple[str, str], ...]:
    """Return whose which addresses elsewhere are: those behind a person's name, and those that structured data tell."""
    names = {fold(name) for page in pages for name in _names(page)} - {""}
    found = [
        (fold(name), url)
        for page in pages
        if page.kind in SHOWING
        for name, url in _told(page)
        if not same_site(host_of(url), host_of(page.url))
    ]
    return tuple(dict.fromkeys((name, url) for name, url in found if name in names))


def _told(page: Page) -> Iterator[tuple[str, str]]:
    yield from ((link.text, link.url) for link in page.links if link.place is LinkPlace.BODY)
    yield from page.own_sites


def _names(page: Page) -> Iterator[str]:
    yield from (person.name for person in page.people)
    yield from page.authors


def profiles(pages: Sequence[tuple[Record, Page]], host: str, name: str) -> tuple[Profile, ...]:
    """Return of each page that could be read whether it names the outlet, or links to it."""
    return tuple(
        Profile(url=page.url, lists=_lists(page, host, name), cited=(Citation(record.id),))
        for record, page in pages
        if page.state is PageState.READ
    )


def _lists(page: Page, host: str, name: str) -> bool:
    linked = any(same_site(host_of(link.url), host) for link in page.links)
    said = f" {fold(f'{page.title} {page.description} {page.text}')} "
    names = [fold(one) for one in (name, host) if one]
    return linked or any(f" {one} " in said for one in names if one)
