"""The small text files that sites keep for machines; many sites answer with a page of HTML instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter import inflate
from vetter.extract.charset import decode

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_FILE: Final = 512_000  # bytes, as RFC 9309 §2.5 asks of readers of robots.txt
MAX_LINES: Final = 20_000
MAX_LINE: Final = 2_000  # characters
_MARKUP: Final = ("<!doctype", "<html", "<head", "<body", "<script", "<title")


def lines_of(kept: Kept) -> list[str] | None:
    """Return the lines of a plain text file, stripped, or None if what came back is none.

    None for pages of HTML, for binaries, and for nothing at all.
    """
    body = inflate.body(kept.exchange, MAX_FILE)
    text = decode(body, kept.exchange.header("content-type")).strip()
    if not text or text.startswith("<") or "\0" in text:
        return None
    head = text[:2_000].lower()
    if any(tag in head for tag in _MARKUP):
        return None
    return [line.strip()[:MAX_LINE] for line in text.splitlines()[:MAX_LINES]]


def fields_of(lines: list[str], separator: str) -> list[tuple[str, str]]:
    """Return the ``name<separator>value`` lines as pairs, names in lower case, comments left out."""
    found = []
    for line in lines:
        name, mark, value = line.partition("#")[0].partition(separator)
        if mark and name.strip() and value.strip():
            found.append((name.strip().lower(), value.strip()))
    return found
