"""Wikidata's items of persons (Wikibase JSON as of its data model)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from vetter.extract.json_answer import load, mapping
from vetter.extract.wikidata import INSTANCE_OF, date_of, entities, ids, label, values
from vetter.model import PersonItemsReading

if TYPE_CHECKING:
    from vetter.model import Kept

HUMAN: Final = "Q5"
OCCUPATION: Final = "P106"
BORN: Final = "P569"


def read(kept: Kept) -> PersonItemsReading | None:
    """Return the persons among the items of an answer; None if it holds no items at all."""
    if kept.exchange.status != HTTPStatus.OK:
        return None
    answer = mapping(load(kept))
    if "entities" not in answer:
        return None
    humans = (item for item in entities(answer) if HUMAN in ids(item, (INSTANCE_OF,)))
    return PersonItemsReading(tuple(map(_person, humans)))


def _person(item: dict[str, Any]) -> tuple[str, str, int, tuple[str, ...]]:
    born, _ = date_of(values(item, BORN))
    return str(item["id"]), label(item), born.year if born else 0, ids(item, (OCCUPATION,))
