"""The ways in which an address may look like an outlet's."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from rapidfuzz.distance import OSA

from vetter.lists.lookalike.index import Bearer
from vetter.lists.lookalike.skeleton import folded
from vetter.lists.lookalike.slips import slip
from vetter.lists.lookalike.words import country_words, kinds, splits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.lists.lookalike.asked import Asked
    from vetter.lists.lookalike.index import Index

PLACES: Final = frozenset({"place", "code"})
SHORT_WORD: Final = 2
"""Letters of an addition that may be there by chance if no hyphen sets it off."""
LONG_ENOUGH: Final = 8
"""Letters of a name that may stand within another word."""
MOST_PIECES: Final = 5
"""Pieces, between hyphens and dots, of an outlet's name and ending."""
_PIECE: Final = re.compile(r"[^.-]+")


class Likeness(Struct, frozen=True):
    """What looks like a bearer's name, and the ways: one, or two together."""

    bearer: Bearer
    ways: tuple[str, ...]
    text: str  # the part of what was asked that looks like the name
    words: tuple[str, ...] = ()  # what was added, beside each way; nothing for ways without words


def likenesses(asked: Asked, index: Index) -> Iterator[Likeness]:
    """Yield everything that an address may look like; nothing is weighed here."""
    return chain(
        _same(asked, index),
        _letters(asked.label, index),
        _two_slips(asked.label, index),
        _words(asked, index),
        _dropped(asked, index),
        _addresses(asked, index),
        _in_front(asked, index),
    )


def _same(asked: Asked, index: Index) -> Iterator[Likeness]:
    for bearer in index.bearers(asked.compact):
        way = "same-name" if bearer.label == asked.label else "hyphen"
        yield Likeness(bearer, (way,), asked.label)


def _letters(text: str, index: Index) -> Iterator[Likeness]:
    compact = text.replace("-", "")
    for name in index.alike(compact):
        for bearer in index.bearers(name):
            yield Likeness(bearer, (_look(compact, name),), text)
    for name in index.near(compact):
        for bearer in index.bearers(name):
            yield Likeness(bearer, (_slip(compact, name),), text)


def _two_slips(text: str, index: Index) -> Iterator[Likeness]:
    for name in index.nearly(text.replace("-", "")):
        for bearer in index.bearers(name):
            yield Likeness(bearer, ("two-slips",), text)


def _slip(text: str, name: str) -> str:
    if folded(text) == folded(name):
        return _look(text, name)
    return slip(name, text) if OSA.distance(name, text) == 1 else "alike-slip"


def _look(text: str, name: str) -> str:
    if not text.isascii():
        return "foreign"
    digits = sum(c.isdigit() for c in text) > sum(c.isdigit() for c in name)
    return "digit" if digits else "alike"


def _words(asked: Asked, index: Index) -> Iterator[Likeness]:
    words = kinds()
    for rest, word in splits(asked.compact):
        hyphened = f"-{word}" in asked.label or f"{word}-" in asked.label
        if word in words:
            for found in _rest(rest, index):
                way = _word_way(word, found.bearer, hyphened=hyphened)
                if way != "glued" or not found.ways:
                    yield Likeness(
                        found.bearer, (way, *found.ways), found.text, (word, *found.words)
                    )
        elif hyphened or len(rest) >= LONG_ENOUGH:
            way = "hyphen-word" if hyphened else "within"
            for bearer in index.bearers(rest):
                yield Likeness(bearer, (way,), rest, (word,))
        for bearer in index.bearers(rest):
            if asked.compact.endswith(word) and word in (
                bearer.ending.replace(".", ""),
                bearer.ending.rpartition(".")[2],
            ):
                yield Likeness(bearer, ("joined",), asked.label)


def _rest(rest: str, index: Index) -> Iterator[Likeness]:
    for bearer in index.bearers(rest):
        yield Likeness(bearer, (), rest)
    yield from _letters(rest, index)
    for less, word in splits(rest):
        if word in kinds():
            for bearer in index.bearers(less):
                yield Likeness(bearer, (_word_way(word, bearer, hyphened=False),), less, (word,))


def _word_way(word: str, bearer: Bearer, *, hyphened: bool) -> str:
    if word in country_words(bearer.outlet.country):
        return "own-word"
    if len(word) <= SHORT_WORD and not hyphened:
        return "glued"
    return "place" if kinds()[word] in PLACES else "news-word"


def _dropped(asked: Asked, index: Index) -> Iterator[Likeness]:
    for name in index.with_core(asked.compact):
        for bearer in index.bearers(name):
            yield Likeness(bearer, ("dropped",), asked.label)


def _addresses(asked: Asked, index: Index) -> Iterator[Likeness]:
    text = f"{asked.front}.{asked.label}" if asked.front else asked.label
    pieces = list(_PIECE.finditer(text))
    for first, piece in enumerate(pieces):
        for last in range(first + 1, min(first + MOST_PIECES, len(pieces))):
            name = "".join(p[0] for p in pieces[first:last])
            for bearer in index.bearers(name):
                size = _shared(bearer.ending, [p[0] for p in pieces[last:]])
                if size:
                    end = pieces[last + size - 1].end()
                    whole = text[piece.start() : end] == f"{bearer.label}.{bearer.ending}"
                    way = "in-front" if whole and end <= len(asked.front) else "joined"
                    yield Likeness(bearer, (way,), text)


def _shared(ending: str, pieces: list[str]) -> int:
    """Return how many pieces look like an ending, the first part of which is enough (``gov`` of ``gov.ua``)."""
    own = ending.split(".")
    for size in {len(own): None, 1: None}:
        if [folded(piece) for piece in pieces[:size]] == [folded(part) for part in own[:size]]:
            return size
    return 0


def _in_front(asked: Asked, index: Index) -> Iterator[Likeness]:
    if not asked.front:
        return
    for label in asked.front.split("."):
        for bearer in index.bearers(label.replace("-", "")):
            yield Likeness(bearer, ("name-in-front",), label)
    last = asked.front.rpartition(".")[2]
    for bearer in index.bearers((last + asked.label).replace("-", "")):
        yield Likeness(bearer, ("dot",), f"{last}.{asked.label}")
