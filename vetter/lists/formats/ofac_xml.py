"""The list of Specially Designated Nationals as XML, in the three forms in which OFAC publishes it.

SDN.XML has ``sdnEntry`` with an ``idList``; SDN_ENHANCED.XML has ``entity`` with features;
SDN_ADVANCED.XML has ``DistinctParty`` whose features carry the number of their type, explained
above them. https://ofac.treasury.gov/sdn-list-data-formats-data-schemas
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.lists.formats import designated
from vetter.lists.formats.designated import Designated
from vetter.lists.formats.remarks import sites_in_remarks
from vetter.lists.formats.xml_records import inside, local, records, text_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from vetter.lists.formats.parsed import Document, Parsed

_ROOTS: Final = ("sdnList", "sanctionsData", "Sanctions")
_RECORDS: Final = ("sdnEntry", "entity", "DistinctParty")
_WEBSITE: Final = "website"


def read(content: bytes, document: Document) -> Parsed:
    """Return the sites of the entries that ``document.entities`` names, by name or uid.

    ``Stated.line`` counts the entries from 1. Raises `ShapeError` for any other document.
    """
    return designated.parsed(_entries(content), document)


def _entries(content: bytes) -> Iterator[Designated]:
    feature_types: set[str] = set()
    line = 0
    for element in records(content, _ROOTS, _RECORDS, aside=("FeatureType",)):
        kind = local(element)
        if kind == "FeatureType":
            if text_of(element).casefold() == _WEBSITE:
                feature_types.add(element.get("ID", ""))
            continue
        line += 1
        if kind == "sdnEntry":
            yield _entry(element, line)
        elif kind == "entity":
            yield _entity(element, line)
        else:
            yield _party(element, line, feature_types)


def _entry(element: Element, line: int) -> Designated:
    uid = _child(element, "uid")
    names = _people(element)
    for aka in inside(element, "aka"):
        names += _people(aka)
    sites = [
        number
        for each in inside(element, "id")
        if _child(each, "idType").casefold() == _WEBSITE and (number := _child(each, "idNumber"))
    ]
    remarked, unclear = sites_in_remarks(_child(element, "remarks"))
    return Designated(
        line=line,
        name=names[0] if names else uid,
        names=[uid, *names],
        sites=sites + remarked,
        unclear=unclear,
        note=_note(uid, texts(element, "program")),
    )


def _entity(element: Element, line: int) -> Designated:
    uid = element.get("id", "")
    names = texts(element, "formattedFullName")
    sites = [
        value
        for each in inside(element, "feature")
        if _child(each, "type").casefold() == _WEBSITE and (value := _child(each, "value"))
    ]
    return Designated(
        line=line,
        name=names[0] if names else uid,
        names=[uid, *names],
        sites=sites,
        note=_note(uid, texts(element, "sanctionsProgram")),
    )


def _party(element: Element, line: int, feature_types: set[str]) -> Designated:
    uid = element.get("FixedRef", "")
    whole = [" ".join(texts(each, "NamePartValue")) for each in inside(element, "DocumentedName")]
    names = [name for name in whole if name]
    sites = [
        detail
        for each in inside(element, "Feature")
        if each.get("FeatureTypeID") in feature_types
        for detail in texts(each, "VersionDetail")
    ]
    return Designated(
        line=line,
        name=names[0] if names else uid,
        names=[uid, *names],
        sites=sites,
        note=_note(uid, []),
    )


def _people(element: Element) -> list[str]:
    # Entities have a last name only; persons are looked for as "LAST, First", as the CSV has them.
    last, first = _child(element, "lastName"), _child(element, "firstName")
    return [f"{last}, {first}" if first else last] if last else []


def _child(element: Element, name: str) -> str:
    return next((text_of(each) for each in element if local(each) == name), "")


def _note(uid: str, programs: list[str]) -> str:
    return ", ".join(part for part in (f"uid {uid}" if uid else "", *programs) if part)
