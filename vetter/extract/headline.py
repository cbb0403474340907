"""What stands near the headline of a page, and what only stands beside the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vetter.extract.markup import attribute, short_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bs4 import Tag

    from vetter.extract.markup import Block, Document

MAX_HEADLINES: Final = 10
MAX_TITLE: Final = 300
_HEADLINE: Final = 15  # characters; less than that can stand in a title by chance
_LEVELS: Final = 7  # elements above one that are looked at
_BEFORE: Final = 3  # what stands before the headline is that much farther from it
_APART: Final = re.compile(
    r"(?:^|\s)(?:aside|sidebar|related|popular|trending|recent|newsletter|forum|promo)(?:[-_]\S*)?(?:\s|$)|"
    r"comment(?:s|list|body|author|er)?(?:[-_\s]|$)|(?:^|[\s_-])(?:reply|replies|recommended|teasers?)(?:[-_\s]|$)"
)


def nearest_first(document: Document, tags: Iterable[Tag]) -> list[Tag]:
    """Return the elements that belong to the page's own text, those nearest to its headline first.

    Without a headline they stay in document order. ``tags`` are in document order.
    """
    place = {id(tag): number for number, (tag, _) in enumerate(document.tags)}
    own = [tag for tag in tags if not apart(tag)]
    start = _headline(document, place)
    return own if start is None else sorted(own, key=lambda tag: _far(place[id(tag)] - start))


def _headline(document: Document, place: dict[int, int]) -> int | None:
    """Return where the headline stands: of several headings of the first rank the longest."""
    headings = [tag for tag, _ in document.placed("h1")[:MAX_HEADLINES]]
    best = max(headings, key=lambda tag: len(short_text(tag, 200)), default=None)
    return None if best is None else place[id(best)]


def headline_block(document: Document, blocks: list[Block]) -> int | None:
    """Return which block is the headline: the longest h1, else the first that the title holds."""
    first_rank = [n for n, block in enumerate(blocks) if block.tag.name == "h1"]
    if first_rank:
        return max(first_rank, key=lambda n: len(blocks[n].text))
    title = page_title(document)
    return next(
        (n for n, one in enumerate(blocks) if len(one.text) >= _HEADLINE and one.text in title),
        None,
    )


def page_title(document: Document) -> str:
    """Return the first title of the page that is no picture's, or ""."""
    for tag in document.named("title"):
        if tag.parent is None or tag.parent.name != "svg":
            title = short_text(tag, MAX_TITLE)
            if title:
                return title
    return ""


def _far(distance: int) -> int:
    return distance if distance >= 0 else -distance * _BEFORE


def apart(tag: Tag) -> bool:
    """Return whether an element stands among comments, recommendations or other people's posts."""
    for above in lineage(tag, _LEVELS):
        names = f"{attribute(above, 'id')[:200]} {attribute(above, 'class')[:200]}".lower()
        if above.name == "aside" or _APART.search(names):
            return True
    return False


def lineage(tag: Tag, levels: int) -> Iterator[Tag]:
    """Return an element and those above it, up to the body, at most so many."""
    at: Tag | None = tag
    for _ in range(levels):
        if at is None or at.name in ("body", "html", "[document]"):
            return
        yield at
        at = at.parent
