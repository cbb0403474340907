"""The text of a page as a reader sees it, menus and footers included, without its code."""

from __future__ import annotations

from msgspec import Struct

from vetter.extract.charset import decode
from vetter.extract.markup import MAX_CHARACTERS, parse


class Readable(Struct, frozen=True):
    """The visible ``text`` of a page, one block a line; ``cut`` tells that there is more on the page than is read of any."""

    text: str
    cut: bool


def readable(body: bytes, content_type: str) -> Readable:
    """Return the visible text of a page. Never raises."""
    document = parse(decode(body[:MAX_CHARACTERS], content_type), "")
    return Readable(document.visible(), document.cut or len(body) > MAX_CHARACTERS)
