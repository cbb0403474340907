"""A plain table with a header, of any publisher: ``Document.columns`` says which column is what.

``columns`` maps our columns to theirs. What begins with ``=`` is a text of our own, in which
``{their column}`` stands for its cell: ``operation = "=Partisan local news: {network} / {subnetwork}"``.
Without a ``type`` column, ``types = {"" = "handle"}`` says of what kind all values are; without that
too, a value's own form says it. CSV is as in https://www.rfc-editor.org/rfc/rfc4180, between
commas, semicolons, tabs or bars.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import structs

from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.table import decode, iso_day, rows
from vetter.lists.formats.typed import typed

if TYPE_CHECKING:
    from vetter.lists.formats.parsed import Document

_DELIMITERS: Final = (",", ";", "\t", "|")
_DAYS: Final = ("first_seen", "listed_on", "registered_on")
_OURS: Final = frozenset(field.name for field in structs.fields(Stated)) - {"line"}
_PLACE: Final = re.compile(r"\{([^{}]{1,200})\}")
_LOOSE: Final = " /,;:-–|"
_SHOWN: Final = 200


def read(content: bytes, document: Document) -> Parsed:
    """Return the values of the rows that ``document.only`` keeps, each as what ``types`` calls it.

    Raises `ShapeError` if the header lacks a column that ``columns`` or ``only`` names.
    """
    text = decode(content)
    delimiter = _delimiter(text, document)
    stated: list[Stated] = []
    unread: list[Unread] = []
    header: list[str] = []
    for line, cells, fault in rows(text, delimiter):
        if not header:
            header = [cell.strip() for cell in cells]
            continue
        if not any(cell.strip() for cell in cells):
            continue
        found: Stated | str = fault or "has not as many cells as the header"
        if not fault and len(cells) == len(header):
            found = _row(line, dict(zip(header, cells, strict=True)), document)
        if isinstance(found, Stated):
            stated.append(found)
        else:
            unread.append(Unread(line, delimiter.join(cells)[:_SHOWN], found))
    return Parsed(tuple(stated), tuple(unread))


def _delimiter(text: str, document: Document) -> str:
    """Return the delimiter with which the header has all the columns that are asked for."""
    if "value" not in document.columns or not document.columns.keys() <= _OURS:
        raise ShapeError("The columns to read are not given as they have to be.")
    wanted = {name for theirs in document.columns.values() for name in _named(theirs)}
    wanted |= document.only.keys()
    for delimiter in _DELIMITERS:
        _, cells, _ = next(rows(text, delimiter), (0, [], ""))
        header = [cell.strip() for cell in cells]
        if all(header.count(name) == 1 for name in wanted):
            return delimiter
    names = ", ".join(sorted(wanted))
    raise ShapeError(f"The header has not, once each, the columns: {names}.")


def _named(theirs: str) -> list[str]:
    return _PLACE.findall(theirs) if theirs.startswith("=") else [theirs]


def _row(line: int, row: dict[str, str], document: Document) -> Stated | str:
    """Return what a row states, or why it is not taken."""
    for column, kept in document.only.items():
        if row[column].strip() not in kept:
            return f"not among the kinds taken: {column} is “{row[column].strip()[:60]}”"
    ours = {name: _filled(theirs, row) for name, theirs in document.columns.items()}
    value, word = ours.pop("value"), ours.pop("type", "")
    if not value:
        return "has no value"
    kind = document.types.get(word, "")
    if "type" in document.columns and not kind:
        return f"not among the kinds taken: “{word[:60]}”"
    known = typed(value, kind)
    if known is None:
        return f"is no {kind}" if kind else "is of no form that is known"
    for name in _DAYS:
        if ours.get(name):
            day = iso_day(ours[name])
            if not day:
                return f"“{ours[name][:60]}” is no day that is understood"
            ours[name] = day
    return Stated(type=known[0], value=known[1], line=line, **ours)


def _filled(theirs: str, row: dict[str, str]) -> str:
    if not theirs.startswith("="):
        return row[theirs].strip()
    text = _PLACE.sub(lambda place: row[place[1]].strip(), theirs[1:])
    # An empty cell at the end leaves its comma or stroke behind.
    return text.strip(_LOOSE) if _PLACE.search(theirs) else text
