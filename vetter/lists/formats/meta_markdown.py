"""The pages of Meta's adversarial threat reports since the second half of 2025, in Markdown.

A page tells of one network and lists its indicators in a table ``| Indicator Type | Indicator Value |``,
or says that there are none. https://github.com/facebook/threat-research; tables are as in
https://github.github.com/gfm/#tables-extension-
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.lists.formats.meta_words import network, published, valued, words
from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.table import LONGEST_CELL, MOST_ROWS, decode

if TYPE_CHECKING:
    from vetter.lists.formats.parsed import Document

_HEADER: Final = ("indicator type", "indicator value")
_NONE: Final = "no iocs"
_INTRODUCED: Final = "Indicators of Compromise:"
_BAR: Final = re.compile(r"(?<!\\)\|")
_RULE: Final = re.compile(r":?-{1,100}:?")
# A value that was made harmless; "Replace `[.]` with `.`" is none.
_DEFANGED: Final = re.compile(r"\w\[\.\]\w|\bhxxps?:", re.IGNORECASE)
_SHOWN: Final = 200


class Title(Struct, frozen=True):
    """What the title says: the operation, where it was run from and whom it addressed."""

    operation: str
    attribution: str = ""
    targets: str = ""


def read(content: bytes, document: Document) -> Parsed:
    """Return the indicators of the tables; values anywhere else in the page are unread.

    Raises `ShapeError` if the page has no such table and does not say that there are no indicators.
    """
    text = decode(content)
    lines = text.split("\n")
    if len(lines) > MOST_ROWS:
        raise ShapeError("The page has too many lines.")
    title = _title(lines, document.path)
    stated: list[Stated] = []
    unread: list[Unread] = []
    header: tuple[str, ...] = ()
    known = _NONE in text.casefold()
    for number, line in enumerate(lines, start=1):
        cells = _cells(line)
        if not cells:
            header = ()
            if _DEFANGED.search(line[:LONGEST_CELL]):
                unread.append(Unread(number, line.strip()[:_SHOWN], "stands outside of a table"))
        elif not header:
            header = tuple(" ".join(cell.split()).casefold() for cell in cells)
            known = known or header == _HEADER
        elif not all(_RULE.fullmatch(cell) for cell in cells):
            found = _row(number, cells, header, title, document)
            if isinstance(found, Stated):
                stated.append(found)
            else:
                unread.append(Unread(number, line.strip()[:_SHOWN], found))
    if not known:
        raise ShapeError("The page has no table of Indicator Type and Indicator Value.")
    return Parsed(tuple(stated), tuple(unread))


def _cells(line: str) -> list[str]:
    """Return the cells of a row of a table, or nothing if the line is none."""
    line = line.strip()
    if not line.startswith("|"):
        return []
    inner = line[: LONGEST_CELL + 1].removeprefix("|").removesuffix("|")
    return [cell.replace("\\|", "|").strip() for cell in _BAR.split(inner)]


def _row(
    number: int, cells: list[str], header: tuple[str, ...], title: Title, document: Document
) -> Stated | str:
    if header != _HEADER:
        return "stands in a table of another kind"
    if len(cells) != len(_HEADER):
        return "has not as many cells as the header"
    word, value = cells[0].casefold(), cells[1].strip("` ")
    sort = words().table.get(" ".join(word.split()))
    if sort is None:
        return f"not among the kinds taken: “{cells[0][:60]}”"
    known = valued(value, sort)
    if known is None:
        return f"is no {sort.kind}" if value else "has no value"
    return Stated(
        type=known[0],
        value=known[1],
        line=number,
        role=sort.role,
        operation=title.operation,
        attribution=title.attribution,
        listed_on=published(document.path),
        targets=title.targets,
    )


def _title(lines: list[str], path: str) -> Title:
    """Return what the first heading says; some pages have only the file's name there."""
    first = next((line for line in lines if line.startswith("# ")), "")
    title = " ".join(first[2:302].split()).removeprefix(_INTRODUCED).strip()
    origin, based, rest = title.partition("-Based ")
    if not based:
        return Title(network(path))
    return Title(f"Meta CIB: {title}", origin, rest.partition(" Targeting ")[2])
