"""The main text of a page, without menus, footers and other surroundings."""

from __future__ import annotations

import logging
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from vetter.extract.fold import clean_lines
from vetter.extract.headline import headline_block
from vetter.extract.markup import trim
from vetter.model import LinkPlace, PageKind

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

    from vetter.extract.markup import Block, Document

MAX_TEXT: Final = 60_000  # characters that are kept
MAX_AROUND: Final = 200  # lines of menus and footers
MAX_ENDS: Final = 20  # lines at the beginning and at the end of a text that may be of these
MAX_LINE: Final = 1_000
_SHORTEST: Final = 3  # letters of a text that may stand in such a line among others
_ENOUGH: Final = 1_000  # characters; with less the whole body is taken if it has more
_HEAVY: Final = 12_000  # elements; the most on 1,032 real news pages was under 10,000
_MANY: Final = 200  # attributes of one element, on which trafilatura takes quadratic time
_NO_PROSE: Final = frozenset((PageKind.FRONT, PageKind.SECTION))


def main_text(document: Document, source: str, kind: PageKind) -> tuple[str, int]:
    """Return the main text (capped) and its length in words (before the cap)."""
    own = _from_headline(document) if kind is PageKind.ARTICLE else body_text(document)
    text = ""
    if kind not in _NO_PROSE and not _is_short(own, document) and not _is_heavy(document):
        text = _without_surroundings(_extracted(source), document, kind)
    if len(text) < _ENOUGH and len(own) > len(text):
        text = own
    return clean_lines(text, MAX_TEXT).strip(), count_words(text)


def _is_short(own: str, document: Document) -> bool:
    """Return whether a page has little text, and most of it is its own: then nothing is to be told apart."""
    return len(own) < _ENOUGH and sum(len(block.text) for block in document.blocks) < 2 * len(own)


def _is_heavy(document: Document) -> bool:
    return len(document.tags) > _HEAVY or any(len(tag.attrs) > _MANY for tag, _ in document.tags)


def _without_surroundings(text: str, document: Document, kind: PageKind) -> str:
    """Return a text without what was taken along at its beginning and end: menus, footers, what is above a headline."""
    around = [block for block in document.blocks if block.place is not LinkPlace.BODY]
    if kind is PageKind.ARTICLE:
        around += _above_and_below(document)[0]
    bare = {_bare(block.text) for block in around[:MAX_AROUND]}
    longest = sorted((one for one in bare if len(one) >= _SHORTEST), key=len, reverse=True)
    lines = text.split("\n")
    first, last = (
        sum(1 for _ in takewhile(lambda line: _is_made_of(line, bare, longest), end))
        for end in (lines[:MAX_ENDS], lines[: -MAX_ENDS - 1 : -1])
    )
    return "\n".join(lines[first : max(first, len(lines) - last)])


def _is_made_of(line: str, bare: set[str], longest: list[str]) -> bool:
    """Return whether nothing is left of a line, as of a row of a table, without these texts."""
    rest = _bare(line[:MAX_LINE])
    if rest in bare or not rest:
        return len(line) <= MAX_LINE
    for text in longest:
        rest = rest.replace(text, "")
    return not rest and len(line) <= MAX_LINE


def _bare(line: str) -> str:
    return "".join(filter(str.isalnum, line))


def body_text(document: Document) -> str:
    """Return all visible text outside menus and footers, one block a line."""
    return _joined(document.body())


def own_text(document: Document) -> str:
    """Return the text in which a page speaks, without the titles of others beside it.

    Where these are most of it, as on a front page, they are its own.
    """
    return _without_titles(document.body())


def _from_headline(document: Document) -> str:
    """Return the visible text of an article's page from its headline on, without the titles of others.

    A heading beneath most of the text is not the article's: then all of it counts.
    """
    above, below = _above_and_below(document)
    text = _without_titles(below)
    return text if len(text) >= len(_joined(above)) else body_text(document)


def _above_and_below(document: Document) -> tuple[list[Block], list[Block]]:
    """Return what stands above the headline of a page, and the rest."""
    body = document.body()
    start = headline_block(document, body) or 0
    return body[:start], body[start:]


def _without_titles(blocks: list[Block]) -> str:
    whole, own = _joined(blocks), _joined([block for block in blocks if not block.is_title])
    return own if 2 * len(own) >= len(whole) else whole


def _joined(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)


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
