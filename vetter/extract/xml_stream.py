"""Read XML from strangers as a stream: no entities, no network, no tree that grows without end."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from vetter import inflate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Exchange

MAX_XML: Final = 16_000_000  # bytes once inflated; a sitemap of 50,000 addresses is about half
MAX_ELEMENTS: Final = 600_000  # 50,000 addresses, each with its date, its news and its pictures
MAX_REFERENCES: Final = 400_000  # "&"; eight an address
_GZIP: Final = b"\x1f\x8b"
_BARE_AND: Final = re.compile(rb"&(?!#?\w{1,20};)")


def xml_body(exchange: Exchange) -> bytes:
    """Return the XML that came back, unpacked if it is a gzip file, at most `MAX_XML` bytes."""
    body = inflate.body(exchange, MAX_XML)
    if body.startswith(_GZIP):
        body = _unpacked(body)
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()


def _unpacked(data: bytes) -> bytes:
    stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
    out = bytearray()
    try:
        for start in range(0, len(data), 65_536):
            out += stream.decompress(data[start : start + 65_536], MAX_XML - len(out))
            if stream.eof or len(out) >= MAX_XML:
                break
    except zlib.error:
        pass  # cut off or damaged: what there is will do
    return bytes(out)


def elements(body: bytes, wanted: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Yield (local name, element) for the root's start and then each wanted element's end.

    An element is emptied once it was yielded. Damaged XML yields what can be read of it.
    """
    if b"<!ENTITY" in body or body.count(b"&") > MAX_REFERENCES:
        return
    events = etree.iterparse(
        BytesIO(_BARE_AND.sub(b"&amp;", _whole_elements(body))),
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for count, (event, element) in enumerate(events):
            if count > 2 * MAX_ELEMENTS:
                return
            name = local_name(element)
            if count == 0:
                yield name, element
            elif event == "end" and name in wanted:
                yield name, element
                _forget(element)
    except etree.XMLSyntaxError:
        return


def _whole_elements(body: bytes) -> bytes:
    """Return the XML up to its last closing tag: half an address would be a wrong one."""
    last = body.rfind(b"</")
    end = body.find(b">", last)
    return body if last < 0 else body[: end + 1 if end > 0 else last]


def local_name(element: Any) -> str:
    """Return an element's name in lower case without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def child_texts(element: Any) -> dict[str, str]:
    """Return the text of each child by local name; of several of one name, the first with text."""
    found: dict[str, str] = {}
    for child in element:
        text = (child.text or "").strip()
        if text:
            found.setdefault(local_name(child), text)
    return found


def _forget(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
