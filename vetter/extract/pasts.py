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
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from vetter.model import Outlet, Person, Reading, Record

MOST: Final = 3  # editors who are asked about, at GDELT's pace of a question every six seconds
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
    forms = _forms(name)
    if not forms:
        return None
    anywhere = forms[0] if len(forms) == 1 else f"({' OR '.join(forms)})"
    words = [*known()["trade"], *(f'"{p}"' if " " in p else p for p in places if p.isascii())]
    return Sought(anywhere, f"{anywhere} ({' OR '.join(dict.fromkeys(words))})")


def together(names: Iterable[str]) -> str:
    """Return the search for all these names at once, or "" if fewer than two can be searched for.

    >>> together(["Ada Example", "Jörg Maier"])
    '("Ada Example" OR "Jörg Maier" OR "jorg maier")'
    """
    every = [forms for name in names if (forms := _forms(name))]
    return f"({' OR '.join(form for forms in every for form in forms)})" if len(every) > 1 else ""


def _forms(name: str) -> tuple[str, ...]:
    if any(c.isalpha() and c > LAST_LATIN for c in name):
        return ()
    return (f'"{name}"',) if name.isascii() else (f'"{name}"', f'"{fold(name)}"')


def pasts(people: Sequence[Person], outlet: Outlet, readings: Sequence[Read]) -> tuple[Past, ...]:
    """Return what is known of each editor who was asked about, in the order of the masthead."""
    if not any(record.purpose is Purpose.PERSON_SEARCH for record, _ in readings):
        return ()
    named = editors(people)[:MOST]
    # Where none of them stands in any article, that is an answer about each.
    nowhere = [
        (record, reading)
        for record, reading in _articles(together(one.name for one in named), "", readings)
        if elsewhere(reading, outlet) is None
    ]
    return tuple(_past(person.name, outlet, readings, nowhere) for person in named)


def _past(
    name: str,
    outlet: Outlet,
    readings: Sequence[Read],
    nowhere: Sequence[tuple[Record, BylinesReading]],
) -> Past:
    words = sought(name, ())
    anywhere = [*_articles(words.anywhere, "", readings), *nowhere] if words else []
    near = list(_articles(words.anywhere, " (", readings)) if words else []
    items = [
        (record, reading)
        for record, reading in _searches(name, readings)
        if isinstance(reading, WikidataSearchReading)
    ]
    found = {row[0] for _, reading in items for row in reading.items}
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
        earliest=_first((*anywhere, *near), outlet),
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


def elsewhere(reading: BylinesReading, outlet: Outlet) -> datetime | None:
    """Return the time of the first article found that is not the outlet's own."""
    return min(
        (t for t, site, *_ in reading.articles if not same_site(site, outlet.host)), default=None
    )


def _first(answers: Sequence[tuple[Record, BylinesReading]], outlet: Outlet) -> datetime | None:
    times = (elsewhere(reading, outlet) for _, reading in answers)
    return min((time for time in times if time is not None), default=None)


def _ids(record: Record) -> list[str]:
    return asked(record, "ids").split("|")


def asked(record: Record, key: str) -> str:
    """Return what a question to a service says under ``key``."""
    return parse_qs(urlsplit(record.url).query).get(key, [""])[0]
