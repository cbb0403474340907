"""What others had of the named editors, brought together from the answers about each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from vetter.domains import same_site
from vetter.extract.editors import editors, known
from vetter.extract.fold import fold
from vetter.model import (
    BylinesReading,
    Citation,
    Past,
    PersonItemsReading,
    Purpose,
    WikidataSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from vetter.model import Outlet, Person, Reading, Record

MOST: Final = 3  # editors who are asked about: at GDELT's pace that is half a minute
LAST_LATIN: Final = "\u024f"

Read = tuple["Record", "Reading"]


class Sought(Struct, frozen=True):
    """The words by which one editor is sought: anywhere, and ``near`` a word of the trade or place."""

    anywhere: str
    near: str


def sought(name: str, places: Sequence[str]) -> Sought | None:
    """Return the searches for a name, or None if a search in English translations can't find it.

    >>> sought("Jörg Maier", []).anywhere
    '("Jörg Maier" OR "jorg maier")'
    """
    if any(c.isalpha() and c > LAST_LATIN for c in name):
        return None
    bare = fold(name)
    plain = name if name.isascii() else ""
    anywhere = f'"{plain}"' if plain else f'("{name}" OR "{bare}")'
    words = [*known()["trade"], *(f'"{p}"' if " " in p else p for p in places if p.isascii())]
    return Sought(anywhere, f"{anywhere} ({' OR '.join(dict.fromkeys(words))})")


def pasts(people: Sequence[Person], outlet: Outlet, readings: Sequence[Read]) -> tuple[Past, ...]:
    """Return what is known of each editor who was asked about, in the order of the masthead."""
    if not any(record.purpose is Purpose.PERSON_SEARCH for record, _ in readings):
        return ()
    return tuple(_past(person.name, outlet, readings) for person in editors(people)[:MOST])


def _past(name: str, outlet: Outlet, readings: Sequence[Read]) -> Past:
    words = sought(name, ())
    anywhere = list(_articles(words.anywhere, "", readings)) if words else []
    near = list(_articles(words.anywhere, " (", readings)) if words else []
    items = [r for r in _searches(name, readings) if isinstance(r[1], WikidataSearchReading)]
    found = {row[0] for _, reading in items for row in reading.items}  # type: ignore[union-attr]
    persons = [
        person
        for _, reading in readings
        if isinstance(reading, PersonItemsReading)
        for person in reading.persons
        if person[0] in found
    ]
    looked = any(
        isinstance(reading, PersonItemsReading) and found & set(_ids(record))
        for record, reading in readings
    )
    return Past(
        name=name,
        complete=bool(anywhere and items),
        earliest=_first(anywhere, outlet),
        near=_first(near, outlet),
        journalist=any(
            fold(label) == fold(name) and set(occupations) & set(known()["occupations"])
            for _, label, _, occupations in persons
        ),
        namesake=bool(persons) or (bool(found) and not looked),
        cited=tuple(Citation(record.id) for record, _ in (*anywhere, *near, *items)),
    )


def _articles(
    phrase: str, then: str, readings: Sequence[Read]
) -> Iterator[tuple[Record, BylinesReading]]:
    for record, reading in readings:
        if isinstance(reading, BylinesReading) and not reading.limited:
            query = asked(record, "query")
            if query == phrase if not then else query.startswith(phrase + then):
                yield record, reading


def _searches(name: str, readings: Sequence[Read]) -> Iterator[Read]:
    for record, reading in readings:
        if record.purpose is Purpose.PERSON_SEARCH and asked(record, "search") == name:
            yield record, reading


def _first(answers: Sequence[tuple[Record, BylinesReading]], outlet: Outlet) -> datetime | None:
    """Return when the name first stood in an article that is not the outlet's own."""
    times = [
        time
        for _, reading in answers
        for time, domain, _, _ in reading.articles
        if not same_site(domain, outlet.host)
    ]
    return min(times, default=None)


def _ids(record: Record) -> list[str]:
    return asked(record, "ids").split("|")


def asked(record: Record, key: str) -> str:
    """Return what a question to a service says under ``key``."""
    return parse_qs(urlsplit(record.url).query).get(key, [""])[0]
