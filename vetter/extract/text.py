"""The main text of a page, without menus, footers and other surroundings."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.extract.fold import clean_lines
from vetter.extract.headline import headline_block
from vetter.extract.markup import trim
from vetter.model import LinkPlace, PageKind

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

    from vetter.extract.markup import Document

MAX_TEXT: Final = 60_000  # characters that are kept
MAX_AROUND: Final = 200  # lines of menus and footers
_ENOUGH: Final = 1_000  # characters; with less the whole body is taken if it has more
_HEAVY: Final = 12_000  # elements; the most on 1,032 real news pages was under 10,000
_MANY: Final = 200  # attributes of one element, on which trafilatura takes quadratic time
_NO_PROSE: Final = frozenset((PageKind.FRONT, PageKind.SECTION))


def main_text(document: Document, source: str, kind: PageKind) -> tuple[str, int]:
    """Return the main text (capped) and its length in words (before the cap)."""
    text = ""
    if kind not in _NO_PROSE and not _is_heavy(document):
        text = _without_surroundings(_extracted(source), document)
    own = _from_headline(document) if kind is PageKind.ARTICLE else body_text(document)
    if len(text) < _ENOUGH and len(own) > len(text):
        text = own
    return clean_lines(text, MAX_TEXT).strip(), count_words(text)


def _is_heavy(document: Document) -> bool:
    return len(document.tags) > _HEAVY or any(len(tag.attrs) > _MANY for tag, _ in document.tags)


def _without_surroundings(text: str, document: Document) -> str:
    """Return a text without the menus and footers that were taken along at its beginning and end."""
    around = {_bare(block.text) for block in document.blocks if block.place is not LinkPlace.BODY}
    longest = sorted(around - {""}, key=len, reverse=True)[:MAX_AROUND]
    lines = text.split("\n")
    first, last = 0, len(lines)
    while first < last and _is_made_of(lines[first], longest):
        first += 1
    while first < last and _is_made_of(lines[last - 1], longest):
        last -= 1
    return "\n".join(lines[first:last])


def _is_made_of(line: str, texts: list[str]) -> bool:
    """Return whether nothing is left of a line, as of a row of a table, without these texts."""
    rest = _bare(line)
    for text in texts:
        rest = rest.replace(text, "") if rest else ""
    return not rest


def _bare(line: str) -> str:
    return "".join(c for c in line if c.isalnum())


def body_text(document: Document) -> str:
    """Return all visible text outside menus and footers, one block a line."""
    return "\n".join(block.text for block in document.body())


def _from_headline(document: Document) -> str:
    """Return the visible text of an article's page from its headline on, without titles of others."""
    body = document.body()
    start = headline_block(document, body) or 0
    return "\n".join(block.text for block in body[start:] if not block.is_title)


def own_text(document: Document) -> str:
    """Return the text in which a page speaks, without titles of others; where it has nothing but these, all of it."""
    own = [block.text for block in document.body() if not block.is_title]
    return "\n".join(own) or body_text(document)


def count_words(text: str) -> int:
    """Return the number of words; in scripts without spaces two characters count as one."""
    words = len(text.split())
    if text.isascii():
        return words
    return words + sum(1 for c in text if "\u2e7f" < c < "\ua4d0" or "\u0e00" <= c <= "\u0e7f") // 2


@cache
def _options() -> Extractor:
    """Return what is asked of trafilatura: without comments, with tables."""
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return Extractor(comments=False, tables=True, fast=True)


def _extracted(source: str) -> str:
    """Return what trafilatura takes for the main text; it is given text and never an address."""
    import trafilatura

    try:
        found = trafilatura.extract(trim(source), options=_options())
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError, LookupError):
        return ""  # seen on broken markup; our own reading stands in
    return found or ""
