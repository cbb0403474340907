"""Sentences of a page, each with its folded form, and where a phrase stands in them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.domains import host_of, same_site
from vetter.extract.fold import clean, fold
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.extract.markup import Block, Document

MAX_SENTENCE: Final = 500
MAX_SENTENCES: Final = 1_500
ROW: Final = 3  # links; fewer may be names in a sentence
_NEAR: Final = 3  # words before a phrase in which a negation turns it around
_TAIL: Final = (
    12  # characters before a full stop in which its word stands, if it is an abbreviation
)
_END: Final = re.compile(r"[.!?…][\"”»’)\]]?\s+(?=[^\W\d_a-zа-яα-ω]|[\"“«„])|[。！？؟।]\s*")
_LAST_WORD: Final = re.compile(r"([^\W_]+)[^\w]{0,3}$")
# A full stop after these, or after one or two letters, ends no sentence.
_ABBREVIATIONS: Final = frozenset(
    [
        "prof",
        "dipl",
        "mag",
        "ing",
        "hon",
        "rev",
        "gen",
        "col",
        "sen",
        "gov",
        "abs",
        "art",
        "str",
        "tel",
        "fax",
        "inc",
        "ltd",
        "pvt",
        "pty",
        "pte",
        "ltda",
        "corp",
        "llc",
        "vol",
        "nos",
        "bzw",
        "usw",
        "etc",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "ass",
        "avv",
        "dott",
        "mgr",
        "phdr",
        "vgl",
        "ggf",
        "inkl",
        "zzgl",
        "approx",
        "dept",
        "univ",
        "mio",
        "mrd",
        "tsd",
        "mln",
        "тыс",
        "млн",
    ]
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
            at = find(padded, phrase)
            if at >= 0 and not turned_around(padded[:at]):
                return True
        return False

    def has(self, phrases: Iterable[str]) -> bool:
        """Return whether one of the folded phrases stands in it."""
        padded = f" {self.folded} "
        return any(find(padded, phrase) >= 0 for phrase in phrases)


def turned_around(before: str) -> bool:
    """Return whether a negation stands shortly before what follows the folded text ``before``."""
    return not _negations().isdisjoint(before.split()[-_NEAR:])


def find(padded: str, phrase: str) -> int:
    """Return where a folded phrase begins in a folded text between two spaces, or -1.

    Whole words, except in scripts that put no spaces between them or join particles to them.
    """
    if not phrase:
        return -1
    if phrase[-1] < "\u1100":
        at = padded.find(f" {phrase} ")
        return at if at < 0 else at + 1
    if "\uac00" <= phrase[-1] <= "\ud7a3":  # Korean: particles are written on to the word
        at = padded.find(f" {phrase}")
        return at if at < 0 else at + 1
    return padded.find(phrase)


def sentences(document: Document, *, footer_only: bool = False) -> Iterator[Sentence]:
    """Return the sentences of a page in order; menus, and titles that lead to other pages, are passed over."""
    count = 0
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.place is LinkPlace.MENU or (footer_only and block.place is not LinkPlace.FOOTER):
            continue
        if _only_leads_on(blocks, number, document):
            continue
        following = _next(blocks, number)
        parts = split(block.text)
        for index, part in enumerate(parts):
            text = clean(part, MAX_SENTENCE)
            if text:
                last = index == len(parts) - 1
                yield Sentence(text, fold(text), block.place, following if last else "")
                count += 1
            if count >= MAX_SENTENCES:
                return


def _only_leads_on(blocks: list[Block], number: int, document: Document) -> bool:
    """Return whether a line leads to the site's other pages and tells nothing itself.

    That is a row of links in the footer, and in the body one of several titles in a row.
    """
    block = blocks[number]
    if block.place is LinkPlace.FOOTER:
        return block.is_menu and len(block.hrefs) >= ROW
    return _is_title(block, document) and any(
        one.tag.name == block.tag.name and _is_title(one, document)
        for one in blocks[max(0, number - 1) : number + 2]
        if one is not block
    )


def _is_title(block: Block, document: Document) -> bool:
    return block.is_title and same_site(
        host_of(document.absolute(block.hrefs[0])), host_of(document.url)
    )


def split(text: str) -> list[str]:
    """Return the sentences of a text."""
    parts = []
    start = 0
    for end in _END.finditer(text):
        if end[0][0] in ".…" and _abbreviated(text[max(start, end.start() - _TAIL) : end.start()]):
            continue
        parts.append(text[start : end.end()].strip())
        start = end.end()
    return [*parts, text[start:].strip()]


def _abbreviated(before: str) -> bool:
    word = _LAST_WORD.search(before)
    return word is None or len(word[1]) < 3 or word[1].lower() in _ABBREVIATIONS


def _next(blocks: list[Block], number: int) -> str:
    return blocks[number + 1].text if number + 1 < len(blocks) else ""
