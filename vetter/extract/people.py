"""Who a masthead names, with what it calls them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.extract.address import MAX_ADDRESS, web_address
from vetter.extract.fold import clean, fold
from vetter.extract.names import anybody, nobody, person_name
from vetter.extract.one_person import introduced
from vetter.extract.prose_people import is_role, people_in_prose, roles_in, said_to_be
from vetter.extract.sentences import sentences
from vetter.extract.structured import text_of, values
from vetter.extract.vocabulary import spoken
from vetter.model import LinkPlace, PageKind, PersonSeen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Block, Document
    from vetter.extract.structured import Structured

MAX_PEOPLE: Final = 200
MAX_LINE: Final = 140
MASTHEADS: Final = frozenset(
    {PageKind.TEAM, PageKind.IMPRINT, PageKind.ABOUT, PageKind.CONTACT, PageKind.OWNERSHIP}
)
PROSE: Final = frozenset({PageKind.TEAM, PageKind.IMPRINT, PageKind.ABOUT})
_BETWEEN: Final = re.compile(r"\s*[,:;|()•·]\s*|\s+[–—-]\s+")


def read_people(document: Document, kind: PageKind, language: str) -> tuple[PersonSeen, ...]:
    """Return the persons that a page about the outlet names with a role, each once.

    On a page about the team a name that is a heading counts without one.
    """
    if kind not in MASTHEADS:
        return ()
    roles = roles_in(language)
    found: dict[str, PersonSeen] = {}
    for person in (*_people(document, kind, roles, language), *_in_prose(document, kind, language)):
        if fold(person.name) not in _names_of_pages(language) and not anybody(person.name):
            found.setdefault(fold(person.name), person)
        if len(found) >= MAX_PEOPLE:
            break
    return tuple(found.values())


@cache
def _names_of_pages(language: str) -> frozenset[str]:
    """Return what pages are called, folded: "Chi Siamo" is nobody, whatever job stands below it."""
    return frozenset(
        fold(name) for one in spoken(language) for names in one.pages.values() for name in names
    )


def read_own_sites(structured: Structured) -> tuple[tuple[str, str], ...]:
    """Return persons with the addresses that are theirs too (https://schema.org/sameAs)."""
    found = (
        (person_name(text_of(node.get("name"))), web_address("", text_of(value, MAX_ADDRESS)))
        for node in structured.of("Person")
        for value in values(node, "sameAs")
    )
    return tuple(dict.fromkeys((name, url) for name, url in found if name and url))[:MAX_PEOPLE]


def _people(
    document: Document, kind: PageKind, roles: tuple[str, ...], language: str
) -> Iterator[PersonSeen]:
    blocks = [block for block in document.blocks if block.place is LinkPlace.BODY]
    for number, block in enumerate(blocks):
        if len(block.text) > MAX_LINE:
            continue
        following = blocks[number + 1].text if number + 1 < len(blocks) else ""
        person = _in_line(block.text, roles) or _over_two(block, following, kind, roles)
        if person is not None and not nobody(person.name, language):
            yield person


def _in_prose(document: Document, kind: PageKind, language: str) -> Iterator[PersonSeen]:
    if kind in PROSE:
        for sentence in sentences(document):
            if sentence.place is LinkPlace.BODY:
                yield from people_in_prose(sentence.text, language)
                if person := _life_begins(sentence.text, language):
                    yield person
                name = introduced(sentence.text) if kind is PageKind.ABOUT else ""
                if name and not nobody(name, language):
                    yield PersonSeen(name=name, sentence=sentence.text)


def _in_line(text: str, roles: tuple[str, ...]) -> PersonSeen | None:
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) < 2:
        return None
    for name_part, role_part in ((parts[0], parts[1]), (parts[1], parts[0])):
        name = person_name(name_part)
        if name and is_role(role_part, roles) and not is_role(name_part, roles):
            return PersonSeen(name=name, role=clean(role_part, 80), sentence=text)
    return None


def _life_begins(sentence: str, language: str) -> PersonSeen | None:
    """Return whom a short sentence introduces with a role, as the first of a life does: "Ada Example, editor. She …"."""
    if len(sentence) > MAX_LINE:
        return None
    person = _in_line(sentence, roles_in(language)) or said_to_be(sentence, language)
    if person is None or nobody(person.name, language):
        return None
    return person if sentence.lstrip(" «»“”„\"'").startswith(person.name) else None


def _over_two(
    block: Block, following: str, kind: PageKind, roles: tuple[str, ...]
) -> PersonSeen | None:
    name = person_name(block.text.strip('«»“”"„'))
    if not name or is_role(block.text, roles):
        return None
    if len(following) <= MAX_LINE and is_role(following, roles):
        return PersonSeen(name=name, role=clean(following, 80), sentence=block.text)
    if kind is PageKind.TEAM and block.heading:
        return PersonSeen(name=name, sentence=block.text)
    return None
