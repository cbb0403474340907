"""Menus and footers of pages that mark neither, as old pages laid out in tables do not.

They are told by what they are made of: a row of short links before the first words of its own is a menu; short
links at the end, and what stands among them, are a footer, and so is a last line that claims the rights.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from vetter.extract.markup import INLINE
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from vetter.extract.markup import Block, Document

FEWEST: Final = 3
FEWEST_BELOW: Final = 2  # with another line beneath them
_OWN_WORDS: Final = 120  # characters; what is longer is no motto any more
_LAST_LINE: Final = 200
_HEAD: Final = 40  # blocks
_ABOVE: Final = 4  # of these, above the menu: a name, a motto, a day
_TAIL: Final = 12
_LEVELS: Final = 20  # inline elements within each other
_RIGHTS: Final = re.compile(r"^(?:©|\(c\)|copyright)|©\D{0,40}(?:19|20)\d\d", re.IGNORECASE)


def place_unmarked(document: Document) -> None:
    """Give a page's menu and footer their places, each where nothing on it is marked as one."""
    if all(block.place is not LinkPlace.FOOTER for block in document.blocks):
        _put(document, _footer(document.body()), LinkPlace.FOOTER)
    rows = [one for one in document.blocks if one.place is LinkPlace.MENU and one.is_menu]
    if _number(rows) < FEWEST:
        _put(document, _menu(document.body()), LinkPlace.MENU)


def _holder(tag: Tag) -> Tag:
    """Return the block element in which an element stands, itself if it is one."""
    for _ in range(_LEVELS):
        if tag.name not in INLINE or tag.parent is None:
            break
        tag = tag.parent
    return tag


def _menu(blocks: list[Block]) -> list[Block]:
    """Return the first run of short links and the site's name and motto above it, unless the page's own words come before."""
    above: list[Block] = []
    for (made_of_links, _), run in groupby(blocks[:_HEAD], lambda one: (one.is_menu, one.tag.name)):
        found = list(run)
        if made_of_links and _number(found) >= FEWEST:
            return [*above, *found]
        above += found
        if len(above) > _ABOVE or any(_is_words(block) for block in found):
            break
    return []


def _is_words(block: Block) -> bool:
    return len(block.text) > _OWN_WORDS or block.tag.name == "h1"


def _footer(blocks: list[Block]) -> list[Block]:
    """Return the links at the end and the lines beneath them, or the line that claims the rights."""
    found: list[Block] = []
    sure = False
    for block in reversed(blocks[-_TAIL:]):
        beside = bool(found) and block.tag is found[-1].tag
        if block.is_menu or (_RIGHTS.search(block.text) and len(block.text) <= _LAST_LINE):
            sure = True
        elif not beside and (sure or block.heading or len(block.text) > _LAST_LINE):
            break
        found.append(block)
    while found and not found[-1].is_menu and not _RIGHTS.search(found[-1].text):
        found.pop()
    enough = FEWEST if len(found) == 1 else FEWEST_BELOW  # two alone may be an article's authors
    claimed = any(_RIGHTS.search(block.text) for block in found)
    return found if claimed or _number(found) >= enough else []


def _number(blocks: list[Block]) -> int:
    return sum(block.links for block in blocks)


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
