"""The persons of an outlet, brought together from all its pages and posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vetter.extract.fold import fold
from vetter.extract.names import nobody, person_name
from vetter.model import Citation, PageKind, PageState, Person

if TYPE_CHECKING:
    from vetter.model import Page, Post

MAX_PEOPLE: Final = 500
MAX_CITED: Final = 20


@dataclass(slots=True)
class _Seen:
    name: str
    roles: dict[str, str] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    cited: dict[str, Citation] = field(default_factory=dict)

    def cite(self, record: str, excerpt: str) -> None:
        if len(self.cited) < MAX_CITED:
            self.cited.setdefault(record, Citation(record, excerpt))


def people(pages: tuple[Page, ...], posts: tuple[Post, ...]) -> tuple[Person, ...]:
    """Return each person once, those with most articles first.

    Names that differ only in case, accents, spacing or the order of their parts are one person.
    """
    seen: dict[tuple[str, ...], _Seen] = {}
    read = [page for page in pages if page.state is PageState.READ]
    spoken = tuple(dict.fromkeys(page.language for page in read if page.language))
    for page in read:
        _from_page(page, spoken, seen)
    for post in posts:
        for name in _authors(post.author, spoken):
            person = _person(name, seen)
            person.articles.add(post.url)
            for citation in post.cited[:1]:
                person.cite(citation.record, citation.excerpt or post.author)
    ordered = sorted(seen.values(), key=lambda one: -len(one.articles))
    return tuple(
        Person(
            name=one.name,
            roles=tuple(one.roles.values()),
            articles=len(one.articles),
            cited=tuple(one.cited.values()),
        )
        for one in ordered[:MAX_PEOPLE]
    )


def _from_page(page: Page, spoken: tuple[str, ...], seen: dict[tuple[str, ...], _Seen]) -> None:
    for one in page.people:
        person = _person(one.name, seen)
        person.cite(page.record, one.sentence or one.name)
        if one.role:
            person.roles.setdefault(fold(one.role), one.role)
    if page.kind is PageKind.ARTICLE:
        # The page may be in another language than its desk's name.
        for name in (one for one in page.authors if not nobody(one, *spoken)):
            person = _person(name, seen)
            person.cite(page.record, name)
            person.articles.add(page.canonical or page.url)


def _person(name: str, seen: dict[tuple[str, ...], _Seen]) -> _Seen:
    # "Jane Doe", "DOE Jane" and "Doe, Jane" are one.
    return seen.setdefault(tuple(sorted(fold(name).split())), _Seen(name))


def _authors(author: str, spoken: tuple[str, ...]) -> tuple[str, ...]:
    """Return the persons in the author field of a post; "admin" and the like, in the languages spoken there, are none."""
    if nobody(author, *spoken):
        return ()
    names = (
        person_name(part) for part in author.replace(" and ", ",").replace("&", ",").split(",")
    )
    found = tuple(name for name in names if name and not nobody(name, *spoken))
    if found:
        return found
    whole = person_name(author)
    return (whole,) if whole else ()
