"""Wikidata: search results, labels, and one item (Wikibase JSON as of its data model)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from msgspec.structs import replace

from vetter.data import read_toml
from vetter.domains import host_of, same_site
from vetter.extract.fold import fold
from vetter.extract.json_answer import load, mapping, mappings, sequence, text
from vetter.model import (
    Citation,
    EncyclopaediaItem,
    Purpose,
    WikidataReading,
    WikidataSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vetter.model import Kept, Record

INSTANCE_OF, WEBSITE, INCEPTION, DISSOLVED, ISSN = "P31", "P856", "P571", "P576", "P236"
COUNTRY: Final = ("P17", "P495")
OWNER: Final = ("P127", "P123")
PRECISIONS: Final = {9: "year", 10: "month", 11: "day"}
MAX_VALUES: Final = 30
MAX_NAMES: Final = 200
_ID: Final = re.compile(r"Q[1-9]\d{0,11}")
_TIME: Final = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_WIKIPEDIA: Final = re.compile(r"[a-z_]{2,12}wiki")
_NO_WIKIPEDIA: Final = frozenset(
    {"commonswiki", "specieswiki", "metawiki", "wikidatawiki", "sourceswiki", "mediawikiwiki"}
)


def read(kept: Kept) -> WikidataReading | WikidataSearchReading | None:
    """Return the items or the search results in an answer; None if it is neither.

    Items of which only the labels were asked for count as search results.
    """
    if kept.exchange.status != HTTPStatus.OK:
        return None
    answer = mapping(load(kept))
    if "error" in answer:
        return None
    if kept.record.purpose is Purpose.WIKIDATA_ITEM:
        items = tuple(_item(one) for one in entities(answer) if "claims" in one)
        return WikidataReading(items) if items else None
    return _found(answer)


def item_id(value: Any) -> str:
    """Return an item's id, or "" if the value is none."""
    return found.group() if (found := _ID.fullmatch(text(value))) else ""


def _found(answer: dict[str, Any]) -> WikidataSearchReading | None:
    query = mapping(answer.get("query"))
    if isinstance(query.get("search"), list):
        hits = (*mappings(query["search"]), *_generated(query))
        titles = dict.fromkeys(item_id(hit.get("title")) for hit in hits)
        rows = [(title, "", "") for title in titles]
    elif isinstance(answer.get("search"), list):
        rows = [
            (item_id(hit.get("id")), text(hit.get("label")), text(hit.get("description")))
            for hit in mappings(answer["search"])
        ]
    elif "entities" in answer:
        rows = [(item_id(e.get("id")), label(e), "") for e in entities(answer)]
    else:
        return None
    return WikidataSearchReading(tuple(row for row in rows if row[0])[:100])


def _generated(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the pages that the second search of a question found, best first (``generator=search``)."""
    pages = mappings(list(mapping(query.get("pages")).values()))
    return sorted(pages, key=lambda page: _rank(page.get("index")))


def _rank(index: Any) -> float:
    return index if isinstance(index, int) else float("inf")


def entities(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the items in an answer, by whatever key."""
    found = mapping(answer.get("entities")).values()
    return [e for e in found if isinstance(e, dict) and item_id(e.get("id"))][:100]


def _item(entity: dict[str, Any]) -> EncyclopaediaItem:
    websites = tuple(text(value) for value in values(entity, WEBSITE) if text(value))
    inception, precision = date_of(values(entity, INCEPTION))
    dissolved, end_precision = date_of(values(entity, DISSOLVED))
    return EncyclopaediaItem(
        id=item_id(entity.get("id")),
        label=label(entity),
        kinds=ids(entity, (INSTANCE_OF,)),
        website=websites[0] if websites else "",
        websites=websites,
        inception=inception,
        precision=precision,
        dissolved=dissolved,
        end_precision=end_precision,
        issn=tuple(text(value) for value in values(entity, ISSN) if text(value)),
        country=next(iter(ids(entity, COUNTRY)), ""),
        owners=ids(entity, OWNER),
        called=_called(entity),
        sitelinks=sum(
            1
            for site in mapping(entity.get("sitelinks"))
            if _WIKIPEDIA.fullmatch(site) and site not in _NO_WIKIPEDIA
        ),
    )


def _called(entity: dict[str, Any]) -> tuple[str, ...]:
    """Return the labels and aliases in all languages, or nothing if the aliases were not asked for."""
    if "aliases" not in entity:
        return ()
    given = (*mapping(entity.get("labels")).values(), *mapping(entity["aliases"]).values())
    rows = (row for one in given for row in mappings(one if isinstance(one, list) else [one]))
    return tuple(dict.fromkeys(name for row in rows if (name := text(row.get("value")))))[
        :MAX_NAMES
    ]


def label(entity: dict[str, Any]) -> str:
    """Return what an item is called, in English if it can be, or its id."""
    labels = mapping(entity.get("labels"))
    for language in ("en", "mul", *sorted(labels)):
        if found := text(mapping(labels.get(language)).get("value")):
            return found
    return item_id(entity.get("id"))


def values(entity: dict[str, Any], prop: str) -> list[Any]:
    """Return the values of a property: preferred ones first, deprecated ones not at all."""
    statements = mappings(sequence(mapping(entity.get("claims")).get(prop)))
    ranked = sorted(
        (s for s in statements if s.get("rank") != "deprecated"),
        key=lambda statement: statement.get("rank") != "preferred",
    )
    snaks = (mapping(statement.get("mainsnak")) for statement in ranked[:MAX_VALUES])
    return [mapping(snak.get("datavalue")).get("value") for snak in snaks]


def ids(entity: dict[str, Any], props: Iterable[str]) -> tuple[str, ...]:
    """Return the items to which properties refer, each once."""
    found = (item_id(mapping(v).get("id")) for prop in props for v in values(entity, prop))
    return tuple(dict.fromkeys(identifier for identifier in found if identifier))


def date_of(times: list[Any]) -> tuple[date | None, str]:
    """Return the first date and how precise it is; a year stands for its first of January."""
    for value in map(mapping, times):
        precision = PRECISIONS.get(value.get("precision") or 0, "")
        match = _TIME.match(text(value.get("time")))
        if match and precision:
            year, month, day = (int(part) for part in match.groups())
            try:
                return date(year, month or 1, day or 1), precision
            except ValueError:
                continue
    return None, ""


def websites_fit(item: EncyclopaediaItem, host: str) -> str:
    """Return the official website of the item that lies on the same site as ``host``, or ""."""
    return next((url for url in item.websites if same_site(host_of(url), host)), "")


def own_website(item: EncyclopaediaItem, host: str) -> str:
    """Return the official website that makes the item the one about the site of ``host``, or "".

    That is the front page. Beneath it many have a page of their own, writers and sections among them: there the
    item must be called as the site is, where it was asked how it is called.
    """
    on_site = [url for url in item.websites if same_site(host_of(url), host)]
    front = next((url for url in on_site if urlsplit(url).path in {"", "/"}), "")
    site = fold(host.removeprefix("www."))
    named = not item.called or any(fold(name).startswith(site) for name in item.called)
    return front or (on_site[0] if on_site and named else "")


def encyclopaedia_item(
    readings: Sequence[tuple[Record, WikidataReading]],
    labels: Sequence[tuple[Record, WikidataSearchReading]],
    host: str,
) -> EncyclopaediaItem | None:
    """Return the item about the site of ``host``, with names instead of ids, or None.

    Of several (a paper and its publisher may name the same site) it is the best known one.
    """
    fitting = [
        (record, replace(item, website=website))
        for record, reading in readings
        for item in reading.items
        if (website := own_website(item, host))
    ]
    if not fitting:
        return None
    record, item = max(fitting, key=lambda entry: entry[1].sitelinks)
    return with_labels(record, item, labels)


def with_labels(
    record: Record,
    item: EncyclopaediaItem,
    labels: Sequence[tuple[Record, WikidataSearchReading]],
) -> EncyclopaediaItem:
    """Return an item with names instead of ids, as far as they are known or were asked for, and where it was read."""
    asked = {row[0]: row[1] for _, reading in labels for row in reading.items if row[1]}
    names = {**known_kinds(), **asked}
    return replace(
        item,
        kinds=tuple(names.get(identifier, identifier) for identifier in item.kinds),
        owners=tuple(names.get(identifier, identifier) for identifier in item.owners),
        country=names.get(item.country, item.country),
        called=(),  # has told which item it is, and would be kept with every case
        cited=(Citation(record.id, item.label),),
    )


@cache
def known_kinds() -> dict[str, str]:
    """Return the names of kinds that outlets commonly are, by their ids."""
    return dict(read_toml("encyclopaedia-kinds.toml")["kinds"])
