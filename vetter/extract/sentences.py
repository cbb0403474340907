"""Sentences of a page, each with its folded form, and where a phrase stands in them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.extract.fold import clean, fold
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.extract.markup import Block, Document

MAX_SENTENCE: Final = 500
MAX_SENTENCES: Final = 1_500
_NEAR: Final = 3  # words before a phrase in which a negation turns it around
# A full stop after one letter or a short abbreviation ends no sentence.
_END: Final = re.compile(
    r"(?<=[^\W\d_]{3}[.!?…])\s+(?=[^\W\d_a-zа-яα-ω]|[\"“«„])|(?<=[。！？؟।])\s*"
)


@cache
def _negations() -> frozenset[str]:
    return frozenset(fold(word) for word in read_toml("negations.toml")["words"])


class Sentence(Struct, frozen=True):
    """One sentence as written and folded, where it stands, and what the next block begins with."""

    text: str
    folded: str
    place: LinkPlace
    following: str = ""

    def says(self, phrases: Iterable[str]) -> bool:
        """Return whether it holds one of the phrases without a negation shortly before it."""
        padded = f" {self.folded} "
        for phrase in phrases:
            before, found, _ = padded.partition(f" {phrase} ")
            if found and not _negations() & set(before.split()[-_NEAR:]):
                return True
        return False

    def has(self, phrases: Iterable[str]) -> bool:
        """Return whether one of the folded phrases stands in it as whole words."""
        padded = f" {self.folded} "
        return any(f" {phrase} " in padded for phrase in phrases)


def sentences(document: Document, *, footer_only: bool = False) -> Iterator[Sentence]:
    """Return the sentences of a page in order; menus are passed over."""
    count = 0
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.place is LinkPlace.MENU or (footer_only and block.place is not LinkPlace.FOOTER):
            continue
        following = _next(blocks, number)
        parts = _END.split(block.text)
        for index, part in enumerate(parts):
            text = clean(part, MAX_SENTENCE)
            if text:
                last = index == len(parts) - 1
                yield Sentence(text, fold(text), block.place, following if last else "")
                count += 1
            if count >= MAX_SENTENCES:
                return


def _next(blocks: list[Block], number: int) -> str:
    return blocks[number + 1].text if number + 1 < len(blocks) else ""
