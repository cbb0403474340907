"""How often an article was read, as the page itself shows it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.markup import attribute, short_text
from vetter.extract.structured import ARTICLE_TYPES, text, types_of, values
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

MAX_SHOWN: Final = 60  # characters; a counter is a number and a word or two
_NUMBER: Final = re.compile(r"\d{1,3}(?:[.,\s’']\d{3}){1,3}(?!\d)|\d{1,10}(?!\d)")
_ROUNDED: Final = re.compile(
    r"\d\s?(?:k|m|k\+|tys|тыс|млн|mil|mio)\b|\d[.,]\d{1,2}(?!\d)", re.IGNORECASE
)
_READING: Final = frozenset({"ReadAction", "ViewAction", "WatchAction"})


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    table = read_toml("counters.toml")
    return frozenset(table["classes"]), frozenset(fold(word) for word in table["words"])


def read_views(document: Document, structured: Structured) -> int | None:
    """Return the first counter of readings on an article's page; rounded ones ("1.2K") tell nothing."""
    shown = (*_in_structure(structured), *_by_class(document), *_by_words(document))
    return next((number for text in shown if (number := _number(text)) is not None), None)


def _in_structure(structured: Structured) -> Iterator[str]:
    # schema.org: InteractionCounter with the kind of action it counts.
    for node in structured.of(*ARTICLE_TYPES):
        for counter in values(node, "interactionStatistic"):
            if isinstance(counter, dict):
                kind = counter.get("interactionType")
                of = types_of(kind) if isinstance(kind, dict) else {str(kind).rpartition("/")[2]}
                if of & _READING:
                    yield text(counter, "userInteractionCount")


def _by_class(document: Document) -> Iterator[str]:
    classes, _ = _known()
    for tag, place in document.tags:
        if place is LinkPlace.BODY and classes & set(attribute(tag, "class").lower().split()):
            yield short_text(tag, MAX_SHOWN)


def _by_words(document: Document) -> Iterator[str]:
    _, words = _known()
    for block in document.blocks:
        if len(block.text) <= MAX_SHOWN and block.place is LinkPlace.BODY:
            beside = fold(re.sub(r"[\d.,\s’']+", " ", block.text))
            if beside in words:
                yield block.text


def _number(shown: str) -> int | None:
    numbers = _NUMBER.findall(shown)
    if len(numbers) != 1 or _ROUNDED.search(shown):
        return None
    return int(re.sub(r"\D", "", numbers[0]))
