"""The consolidated list of the European Union's financial sanctions, as XML.

``export`` holds ``sanctionEntity``: names in attributes, sites in ``contactInfo`` or in free
remarks. https://webgate.ec.europa.eu/fsd/fsf publishes it as "xmlFullSanctionsList_1_1".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vetter.lists.formats import designated
from vetter.lists.formats.designated import Designated, site
from vetter.lists.formats.table import iso_day
from vetter.lists.formats.xml_records import inside, local, records, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from vetter.lists.formats.parsed import Document, Parsed

_LABEL: Final = re.compile(
    r"(?:web\s?-?(?:site|page)s?|\bweb)\b(?:\s?address(?:es)?)?\s?[:=]?", re.IGNORECASE
)
_BETWEEN: Final = frozenset({"and", "or", "&", "/", ",", ";", "-", "–"})
_MOST: Final = 100
_LONGEST: Final = 10_000


def read(content: bytes, document: Document) -> Parsed:
    """Return the sites of the entities that ``document.entities`` names, by name or number.

    ``Stated.line`` counts the entities from 1. Raises `ShapeError` for any other document.
    """
    entities = records(content, ("export",), ("sanctionEntity",))
    return designated.parsed(_entries(entities), document)


def _entries(entities: Iterator[Element]) -> Iterator[Designated]:
    for line, element in enumerate(entities, start=1):
        reference = element.get("euReferenceNumber", "")
        number = element.get("logicalId", "")
        names = [name[:_LONGEST] for each in inside(element, "nameAlias") if (name := _name(each))]
        sites, unclear = _sites(element)
        yield Designated(
            line=line,
            name=(names[0] if names else reference or number)[:_LONGEST],
            names=[*names, *(known for known in (reference, number) if known)],
            sites=sites,
            unclear=unclear,
            listed_on=iso_day(element.get("designationDate", "")),
            note=", ".join(part for part in (reference, *_acts(element)) if part),
        )


def _name(alias: Element) -> str:
    return " ".join(alias.get("wholeName", "").split())


def _acts(element: Element) -> list[str]:
    # The acts in the entity itself; those inside its names and addresses repeat them.
    acts = [each for each in element if local(each) == "regulation"][:_MOST]
    return [
        " ".join(part for part in (each.get("programme", ""), each.get("numberTitle", "")) if part)[
            :200
        ]
        for each in acts
    ]


def _sites(element: Element) -> tuple[list[str], list[str]]:
    sites: list[str] = []
    unclear: list[str] = []
    for contact in inside(element, "contactInfo"):
        key, value = contact.get("key", ""), contact.get("value", "")[:_LONGEST]
        if key.strip().upper().startswith("WEB"):
            sites += [word for word in _words(value) if word.casefold() not in _BETWEEN]
        elif "WEB" in key.upper():
            # Seen as it is said here: "EMAILa@b.examplePHONE+7 …WEBhttps://b.example/" as the key.
            unclear.append(key[:_LONGEST])
    for remark in texts(element, "remark"):
        named, unnamed = sites_in_prose(remark)
        sites += named
        unclear += unnamed
    return sites, unclear


def sites_in_prose(remark: str) -> tuple[list[str], list[str]]:
    """Return the sites that a remark gives as "Website: …", and the passages that are not clear.

    A site named in the course of a sentence may be another's, so it is not clear.
    """
    sites: list[str] = []
    unclear: list[str] = []
    for label in list(_LABEL.finditer(remark))[:_MOST]:
        found = _leading_sites(remark[label.end() : label.end() + 1000])
        promised = label.start() == 0 or label[0].endswith((":", "="))
        if found and promised:
            sites += found
        elif found or label[0].endswith((":", "=")):
            unclear.append(remark[label.start() : label.end() + 100])
    return sites, unclear


def _leading_sites(text: str) -> list[str]:
    found: list[str] = []
    for word in _words(text):
        if word.casefold() in _BETWEEN:
            continue
        if site(word) is None:
            break
        found.append(word)
    return found


def _words(text: str) -> list[str]:
    return text.replace(";", " ").replace(",", " ").split()
