"""The records of a large XML document, one after another, in little memory and without surprises.

A list of sanctions is up to 100 MB long. Only the record at hand is kept; whatever ends outside of
a record is dropped at once. A document type declaration is refused wherever it stands, since
entities are how a short document becomes an endless one (https://www.w3.org/TR/xml/#dt-doctype).
"""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

from vetter.lists.formats.parsed import ShapeError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_MOST_RECORDS: Final = 2_000_000
_DEEPEST: Final = 64
_LONGEST_TEXT: Final = 10_000
# Both are written in capitals, or it is no XML.
_DECLARED: Final = (b"<!DOCTYPE", b"<!ENTITY")
# UTF-16 writes markup with zero bytes, in which the words above would not be seen.
_UTF_16: Final = b"\0"


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def text_of(element: ET.Element | None) -> str:
    """Return the text right inside an element, in one line and not longer than a cell may be."""
    if element is None:
        return ""
    return " ".join((element.text or "")[:_LONGEST_TEXT].split())


def texts(parent: ET.Element, name: str) -> list[str]:
    """Return the texts of all elements called ``name`` anywhere inside ``parent``."""
    return [text for each in inside(parent, name) if (text := text_of(each))]


def inside(parent: ET.Element, name: str) -> list[ET.Element]:
    """Return all elements called ``name`` anywhere inside ``parent``, in their order."""
    return [each for each in parent.iter() if each is not parent and local(each) == name]


def records(
    content: bytes, roots: Collection[str], names: Collection[str], aside: Collection[str] = ()
) -> Iterator[ET.Element]:
    """Yield the elements called one of ``names`` under a root called one of ``roots``.

    Elements called one of ``aside`` are yielded too where they stand outside of a record.
    Raises `ShapeError` for another root, for what is no complete XML document in UTF-8, and for one
    that declares a document type.
    """
    if any(word in content for word in _DECLARED):
        raise ShapeError("The document declares a document type or entities.")
    if _UTF_16 in content:
        raise ShapeError("The document is not written in UTF-8.")
    try:
        yield from _walk(content, roots, frozenset(names), frozenset(aside))
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ShapeError(f"The document is no complete XML: {error}.") from error


def _walk(
    content: bytes, roots: Collection[str], names: frozenset[str], aside: frozenset[str]
) -> Iterator[ET.Element]:
    open_elements: list[ET.Element] = []
    within, count = 0, 0
    # Said here, the encoding overrides the declared one: no other may hide a declaration.
    parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 - see above
    for event, element in ET.iterparse(io.BytesIO(content), ("start", "end"), parser):  # noqa: S314
        name = local(element)
        if event == "start":
            if not open_elements and name not in roots:
                raise ShapeError(f"The root of the document is <{name[:60]}>.")
            open_elements.append(element)
            within += name in names
            if len(open_elements) > _DEEPEST:
                raise ShapeError("The document is nested too deeply.")
            continue
        open_elements.pop()
        within -= name in names
        if within:
            continue
        if name in names:
            count += 1
            if count > _MOST_RECORDS:
                raise ShapeError("The document has too many records.")
        if name in names or name in aside:
            yield element
        if open_elements:
            open_elements[-1].remove(element)
