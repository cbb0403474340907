"""Menus and footers of pages that mark neither, as old pages laid out in tables do not.

They are told by what they are made of: a row of short links before the page's first words is its menu; a row that leads
to what sites have beside their articles ("About", "Privacy"), with a line or two beneath it, is its footer, and so is a last
line that claims the rights. Whatever might be the page's own stays with it.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from vetter.extract.kind import path_parts, policy_of_path
from vetter.extract.markup import INLINE
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from vetter.extract.markup import Block, Document

FEWEST: Final = 3
"""Links of a menu. A header that is marked and has fewer is none."""
BENEATH: Final = 3  # lines under the links of a footer
_LINE: Final = 200  # characters of such a line
_OWN_WORDS: Final = 120  # characters; what is longer is no motto any more
_HEAD: Final = 40  # blocks in which a menu is looked for
_TAIL: Final = 12  # blocks in which the links of a footer stand
_LEVELS: Final = 20  # elements within each other
_RIGHTS: Final = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}(?:19|20)\d\d", re.IGNORECASE)
_OF_THE_PAGE: Final = frozenset(("article", "main", "figure", "blockquote"))


def place_unmarked(document: Document) -> None:
    """Give a page's menu and footer their places, each where nothing on it is marked as one."""
    if all(place is not LinkPlace.FOOTER for _, place in document.tags):
        _put(document, _footer(document), LinkPlace.FOOTER)
    marked = sum(place is LinkPlace.MENU for _, place in document.placed("a"))
    if marked < FEWEST:
        _put(document, _menu(document.body()), LinkPlace.MENU)


def _menu(body: list[Block]) -> list[Block]:
    """Return the first run of short links, unless a heading or words of the page come before it."""
    for (is_menu, _), run in groupby(body[:_HEAD], lambda one: (one.is_menu, one.tag.name)):
        found = list(run)
        if is_menu and sum(len(block.hrefs) for block in found) >= FEWEST:
            return found
        if any(len(one.text) > _OWN_WORDS or (one.heading and not one.hrefs) for one in found):
            break
    return []


def _footer(document: Document) -> list[Block]:
    """Return the last row of links that lead to such pages, with what is beneath it, or the line that claims the rights."""
    tail = document.body()[-_TAIL:]
    row = [number for number, block in enumerate(tail) if _leads_beside(block, document)]
    beneath = tail[row[-1] + 1 :] if row else []
    if row and len(beneath) <= BENEATH and all(_is_line(block) for block in beneath):
        first = row[-1]
        while (
            first and tail[first - 1].is_menu and tail[first - 1].tag.name == tail[first].tag.name
        ):
            first -= 1
        if not _of_the_page(tail[first].tag) and _length(tail[:first]) > _length(beneath):
            return tail[first:]
        return []
    last = tail[-1:]
    return last if last and _is_line(last[0]) and _RIGHTS.search(last[0].text) else []


def _leads_beside(block: Block, document: Document) -> bool:
    """Return whether a row of links leads mostly to pages about the outlet."""
    urls = [document.absolute(href) for href in block.hrefs] if block.is_menu else []
    return 2 * sum(policy_of_path(path_parts(url)) is not None for url in urls) >= len(urls) > 0


def _length(blocks: list[Block]) -> int:
    """Return how much text blocks hold that are no rows of links."""
    return sum(len(block.text) for block in blocks if not block.is_menu)


def _is_line(block: Block) -> bool:
    return len(block.text) <= _LINE and not block.heading and not _of_the_page(block.tag)


def _of_the_page(tag: Tag) -> bool:
    at: Tag | None = tag
    for _ in range(_LEVELS):
        if at is None or at.name in _OF_THE_PAGE:
            break
        at = at.parent
    return at is not None and at.name in _OF_THE_PAGE


def _put(document: Document, blocks: list[Block], place: LinkPlace) -> None:
    for block in blocks:
        block.place = place
    # An element that holds words of the page as well is no menu, though a part of it is.
    holders = {id(block.tag) for block in blocks}
    holders -= {id(block.tag) for block in document.blocks if block.place is not place}

    def placed(found: list[tuple[Tag, LinkPlace]]) -> Iterator[tuple[Tag, LinkPlace]]:
        for tag, before in found:
            yield tag, place if id(_holder(tag)) in holders else before

    if holders:
        document.tags = list(placed(document.tags))
        document.by_name = {name: list(placed(found)) for name, found in document.by_name.items()}


def _holder(tag: Tag) -> Tag:
    """Return the block element in which an element stands, itself if it is one."""
    for _ in range(_LEVELS):
        if tag.name not in INLINE or tag.parent is None:
            break
        tag = tag.parent
    return tag
