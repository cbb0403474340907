"""Events of MISP: attributes, by themselves and in objects, that are marked as indicators.

https://datatracker.ietf.org/doc/draft-dulaunoy-misp-core-format/. An event holds victims, context and
withdrawn values beside its indicators. What its words mean is in ``data/formats/misp.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.lists.formats.json_document import decode_json, objects, table, text_in
from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.table import iso_day
from vetter.lists.formats.typed import typed
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.lists.formats.parsed import Document

_CLUSTER: Final = re.compile(r'misp-galaxy:([a-z0-9-]{1,60})="([^"]{1,200})"')
_SHOWN: Final = 200
_MOST_NAMES: Final = 20


class Sort(Struct, frozen=True, forbid_unknown_fields=True):
    """What the value of an attribute is to us."""

    kind: str
    role: str
    platform: str = ""


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``data/formats/misp.toml``."""

    actors: frozenset[str]
    naming: frozenset[str]
    victim_categories: frozenset[str]
    victim_types: frozenset[str]
    victim_objects: frozenset[str]
    type: dict[str, Sort]
    pairs: dict[str, tuple[str, str]]


class Within(Struct, frozen=True):
    """What an attribute stands in: its event, and the object within, if there is one."""

    event: dict[str, object]
    names: tuple[str, ...]
    item: dict[str, object] = {}


@cache
def words() -> Words:
    """Return what the words of MISP mean."""
    return shaped(read_toml("formats", "misp.toml"), Words)


def read(content: bytes, document: Document) -> Parsed:  # noqa: ARG001 - every reader takes both
    """Return the values of attributes marked ``to_ids``; ``Stated.line`` counts attributes from 1.

    The operation is the actor or campaign that the attribute or its event is tagged with, else the
    event's title. Raises `ShapeError` if the document holds no event.
    """
    stated: list[Stated] = []
    unread: list[Unread] = []
    for line, (attribute, within) in enumerate(_attributes(_events(decode_json(content))), start=1):
        found = _attribute(line, attribute, within)
        if isinstance(found, str):
            unread.append(Unread(line, text_in(attribute, "value")[:_SHOWN], found))
        else:
            stated += found
    return Parsed(tuple(stated), tuple(unread))


def _events(decoded: object) -> list[dict[str, object]]:
    """Return the events of a document: one, a list of them, or the answer to a search."""
    answer = table(decoded).get("response", decoded)
    listed = answer if isinstance(answer, list) else [answer]
    events = [table(each).get("Event") for each in objects(listed)]
    known = [event for event in events if isinstance(event, dict)]
    if not known or len(known) != len(events):
        raise ShapeError("The document is no MISP event: it has no “Event”.")
    return known


def _attributes(events: list[dict[str, object]]) -> Iterator[tuple[dict[str, object], Within]]:
    for event in events:
        attributes = objects(event.get("Attribute"))
        names = _actors(event) or _named(attributes)
        for each in attributes:
            yield table(each), Within(event, names)
        for item in map(table, objects(event.get("Object"))):
            for each in objects(item.get("Attribute")):
                yield table(each), Within(event, names, item)


def _actors(holder: dict[str, object]) -> tuple[str, ...]:
    """Return the actors and campaigns with which an event or an attribute is tagged."""
    names: dict[str, None] = {}
    for tag in objects(holder.get("Tag")):
        match = _CLUSTER.fullmatch(text_in(table(tag), "name"))
        if match and match[1] in words().actors:
            names[match[2]] = None
    for galaxy in map(table, objects(holder.get("Galaxy"))):
        if text_in(galaxy, "type") in words().actors:
            for cluster in objects(galaxy.get("GalaxyCluster")):
                names[text_in(table(cluster), "value")[:_SHOWN]] = None
    return tuple(name for name in names if name)[:_MOST_NAMES]


def _named(attributes: list[object]) -> tuple[str, ...]:
    named = [table(each) for each in attributes]
    values = [
        text_in(each, "value")[:_SHOWN]
        for each in named
        if text_in(each, "type") in words().naming and not _is(each, "deleted")
    ]
    return tuple(dict.fromkeys(value for value in values if value))[:_MOST_NAMES]


def _attribute(line: int, attribute: dict[str, object], within: Within) -> list[Stated] | str:
    """Return what an attribute states, or why it is not taken."""
    kind = text_in(attribute, "type")
    if _is(attribute, "deleted") or _is(within.item, "deleted"):
        return "withdrawn by the publisher"
    if kind in words().naming:
        return "names the operation"
    if (
        text_in(attribute, "category") in words().victim_categories
        or kind in words().victim_types
        or text_in(within.item, "name") in words().victim_objects
    ):
        return "a victim"
    if not _is(attribute, "to_ids"):
        return "context: it is not marked as an indicator"
    values = _values(kind, text_in(attribute, "value"))
    if isinstance(values, str):
        return values
    return [_stated(line, value, attribute, within) for value in values]


def _values(kind: str, text: str) -> list[tuple[str, str, str]] | str:
    """Return the type, the value and the role of what an attribute holds, or why it holds none."""
    kinds = words().pairs.get(kind)
    parts = list(zip(kinds, text.split("|"), strict=False)) if kinds else [(kind, text)]
    if kinds and text.count("|") != len(kinds) - 1:
        return "is not two values with a bar between them"
    found = []
    for name, part in parts:
        if kinds and not name:
            continue
        sort = words().type.get(name)
        if sort is None:
            return f"not among the kinds taken: “{name[:60]}”"
        value = f"{sort.platform}:{part.removeprefix('@')}" if sort.platform else part
        known = typed(value, sort.kind)
        if known is None or (sort.kind == "domain" and known[0] == "ip"):
            return f"is no {sort.kind}"
        found.append((*known, sort.role))
    return found


def _stated(
    line: int, value: tuple[str, str, str], attribute: dict[str, object], within: Within
) -> Stated:
    names = _actors(attribute) or within.names
    title = text_in(within.event, "info")[:_SHOWN]
    remarks = (text_in(within.item, "comment"), text_in(attribute, "comment"))
    return Stated(
        type=value[0],
        value=value[1],
        line=line,
        role=value[2],
        operation=names[0] if len(names) == 1 else title,
        attribution=", ".join(names) if len(names) > 1 else "",
        first_seen=iso_day(text_in(attribute, "first_seen")),
        # The event's own day: it is not moved when the event is published again.
        listed_on=iso_day(text_in(within.event, "date")),
        note="; ".join(remark[:_SHOWN] for remark in remarks if remark),
    )


def _is(holder: dict[str, object], name: str) -> bool:
    return holder.get(name) in (True, 1, "1")
