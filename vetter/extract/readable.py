"""The text of a page as a reader sees it, menus and footers included, without its code."""

from __future__ import annotations

from vetter.extract.charset import decode
from vetter.extract.markup import MAX_CHARACTERS, parse


def readable(body: bytes, content_type: str) -> str:
    """Return the visible text of a page, one block a line. Never raises."""
    return parse(decode(body[:MAX_CHARACTERS], content_type), "").visible()
