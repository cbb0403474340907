"""Wikidata's items that have a number of a register, or of a serial publication, as register entries."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from vetter.extract.json_answer import load, mapping, mappings, text
from vetter.extract.register_entries import registers
from vetter.extract.wikidata import (
    DISSOLVED,
    INCEPTION,
    WEBSITE,
    date_of,
    entities,
    label,
    values,
)
from vetter.model import RegisterEntry, RegisterReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Kept

MAX_ITEMS: Final = 10  # of several numbers
MAX_NAMES: Final = 200  # labels in all languages, and other names


def read(kept: Kept) -> RegisterReading | None:
    """Return an entry for each number of each item in an answer; None if it holds no items at all."""
    if kept.exchange.status != HTTPStatus.OK:
        return None
    answer = mapping(load(kept))
    if "entities" not in answer:
        return None
    items = entities(answer)[:MAX_ITEMS]
    return RegisterReading(tuple(entry for item in items for entry in _entries(item)))


def _entries(item: dict[str, Any]) -> Iterator[RegisterEntry]:
    for register in registers().values():
        for value in values(item, register.wikidata) if register.wikidata else ():
            if number := text(value):
                yield RegisterEntry(
                    number=number,
                    name=label(item),
                    country=register.country,
                    lei="",
                    active=date_of(values(item, DISSOLVED))[0] is None,
                    also=_names(item),
                    since=date_of(values(item, INCEPTION))[0],
                    websites=tuple(filter(None, map(text, values(item, WEBSITE)))),
                )


def _names(item: dict[str, Any]) -> tuple[str, ...]:
    labels = [text(mapping(one).get("value")) for one in mapping(item.get("labels")).values()]
    aliases = [
        text(one.get("value"))
        for several in mapping(item.get("aliases")).values()
        for one in mappings(several)
    ]
    return tuple(dict.fromkeys(filter(None, (*labels, *aliases))))[:MAX_NAMES]
