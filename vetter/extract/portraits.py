"""Which picture on a page shows which of the persons that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.extract.fold import fold
from vetter.extract.markup import attribute, short_text
from vetter.extract.structured import text_of, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured
    from vetter.model import PersonSeen

MAX_PICTURES: Final = 200
MAX_STEPS: Final = 5  # elements upwards from a picture to the card that it stands in
MAX_CARD: Final = 600  # characters of the text of a card
SMALLEST: Final = 48  # pixels of declared width; smaller ones are signs
# Where the address stands while a page has not been scrolled to the picture.
_SOURCES: Final = ("data-src", "data-lazy-src", "data-original", "src")


def with_portraits(
    people: tuple[PersonSeen, ...], document: Document, structured: Structured
) -> tuple[PersonSeen, ...]:
    """Return the persons, each with the address of its picture, "" where none is surely theirs.

    A picture is of the one person whose name stands in the smallest element around it that names
    anybody, or in its alternative text; or it is given as theirs to machines (schema.org).
    """
    if not people:
        return people
    names = {f" {fold(one.name)} ": one.name for one in people}
    found: dict[str, str] = {}
    for name, address in (*_told(document, structured), *_shown(document, names)):
        known = names.get(f" {fold(name)} ")
        if known and address and address not in found.values():
            found.setdefault(known, address)
    return tuple(replace(one, portrait=found.get(one.name, "")) for one in people)


def _told(document: Document, structured: Structured) -> Iterator[tuple[str, str]]:
    for node in structured.of("Person"):
        for image in values(node, "image")[:1]:
            address = (
                image.get("url") or image.get("contentUrl") if isinstance(image, dict) else image
            )
            yield text_of(node.get("name")), document.absolute(str(address or ""))


def _shown(document: Document, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for tag, _ in document.placed("img")[:MAX_PICTURES]:
        address = _address(document, tag)
        if address and not _is_small(tag):
            alternative = _named(attribute(tag, "alt"), names)
            name = alternative[0] if len(alternative) == 1 else _beside(tag, names)
            if name:
                yield name, address


def _beside(tag: Tag, names: dict[str, str]) -> str:
    """Return who is named in the smallest element around a picture that names anybody, if it is one."""
    around = tag.parent
    for _ in range(MAX_STEPS):
        if around is None or around.name in ("body", "main", "html", "article"):
            return ""
        named = _named(short_text(around, MAX_CARD), names)
        if named:
            return named[0] if len(named) == 1 else ""
        around = around.parent
    return ""


def _named(text: str, names: dict[str, str]) -> list[str]:
    padded = f" {fold(text[:MAX_CARD])} "
    return [name for folded, name in names.items() if folded in padded]


def _address(document: Document, tag: Tag) -> str:
    for name in _SOURCES:
        value = attribute(tag, name).strip()
        if value and not value.startswith("data:"):
            address = document.absolute(value)
            return "" if address.partition("?")[0].lower().endswith(".svg") else address
    return ""


def _is_small(tag: Tag) -> bool:
    width = attribute(tag, "width").removesuffix("px").strip()
    return width.isascii() and width.isdigit() and int(width[:6]) < SMALLEST
