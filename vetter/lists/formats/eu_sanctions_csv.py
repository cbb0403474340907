"""Entries of the European Union's Official Journal as OpenSanctions transcribes them, as CSV.

https://github.com/opensanctions/opensanctions: datasets/eu/journal_sanctions/data/FORMAT.md. Columns
come and go with the kind of file; cells with several values have them between semicolons.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from vetter.lists.formats import designated
from vetter.lists.formats.designated import Designated
from vetter.lists.formats.parsed import ShapeError, Unread
from vetter.lists.formats.table import decode, iso_day, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.lists.formats.parsed import Document, Parsed

_NEEDED: Final = frozenset({"name", "website", "startDate"})
# The act whose annex it is; files of amendments name the amending act too, in a column of its own.
_ACTS: Final = ("celex", "amendedCelex")
_OTHER_NAMES: Final = ("alias", "weakAlias", "previousName")
_SHOWN: Final = 200


def read(content: bytes, document: Document) -> Parsed:
    """Return the sites of the entries that ``document.entities`` names.

    An entry is named by any of its names, or by act, annex and number: ``32024R2642 I.B 3``.
    Raises `ShapeError` if the header has not the columns that are needed.
    """
    return designated.parsed(_entries(decode(content)), document)


def _entries(text: str) -> Iterator[Designated | Unread]:
    header: list[str] = []
    for line, cells, fault in rows(text):
        if not header:
            header = [cell.strip() for cell in cells]
            if not header or not header[0] or not _known(header):
                raise ShapeError(
                    "The header has not the columns name, website, startDate and celex."
                )
        elif fault or len(cells) != len(header):
            why = fault or "has not as many cells as the header"
            yield Unread(line, ",".join(cells)[:_SHOWN], why)
        else:
            yield _entry(line, dict(zip(header, cells, strict=True)))
    if not header:
        raise ShapeError("The list is empty.")


def _known(header: list[str]) -> bool:
    return set(header) >= _NEEDED and not set(header).isdisjoint(_ACTS)


def _entry(line: int, row: dict[str, str]) -> Designated:
    name = " ".join(row["name"].split())
    act = next((row[column].strip() for column in _ACTS if row.get(column)), "")
    place = " ".join(part for part in (act, row.get("annex", "").strip()) if part)
    number = row.get("recordId", "").strip()
    others = [other for column in _OTHER_NAMES for other in several(row.get(column, ""))]
    since = " ".join(row["startDate"].split())[:60]
    day = iso_day(since)
    # "2011-02" is no day, but it is what the act says.
    undated = f"since {since}" if since and not day else ""
    return Designated(
        line=line,
        name=name or place,
        names=[known for known in (name, *others, f"{place} {number}" if number else "") if known],
        sites=several(row["website"]),
        listed_on=day,
        note=", ".join(part for part in (f"Reg. {place}" if place else "", undated) if part),
    )


def several(cell: str) -> list[str]:
    """Return the values of a cell: between semicolons, or in quotes where a value has one itself."""
    if not cell.strip():
        return []
    try:
        values = next(csv.reader([cell], delimiter=";", skipinitialspace=True), [])
    except csv.Error:
        values = cell.split(";")
    return [value.strip() for value in values if value.strip()]
