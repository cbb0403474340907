"""The list of Specially Designated Nationals as CSV: no header, twelve columns, ``-0-`` for nothing.

Sites stand among the remarks in the last column. The form is laid down in
https://ofac.treasury.gov/system/files/126/dat_spec.txt
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.lists.formats import designated
from vetter.lists.formats.designated import Designated
from vetter.lists.formats.parsed import ShapeError, Unread
from vetter.lists.formats.remarks import sites_in_remarks
from vetter.lists.formats.table import decode, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.lists.formats.parsed import Document, Parsed

_COLUMNS: Final = 12
_NAME: Final = 1
_PROGRAM: Final = 3
_REMARKS: Final = 11
_NOTHING: Final = "-0-"
# The files end with this sign of the end of a file, as they did under CP/M.
_END: Final = "\x1a"
_SHOWN: Final = 200


def read(content: bytes, document: Document) -> Parsed:
    """Return the sites of the entries that ``document.entities`` names, by name or uid.

    Raises `ShapeError` if the first row is not one of twelve columns that begins with a number.
    """
    return designated.parsed(_entries(decode(content)), document)


def _entries(text: str) -> Iterator[Designated | Unread]:
    known = False
    for line, cells, fault in rows(text):
        row = [_plain(cell) for cell in cells]
        if not "".join(row).strip(_END):
            continue
        fits = len(row) == _COLUMNS and row[0].isascii() and row[0].isdigit()
        if not known and not fits:
            raise ShapeError("The first row has not twelve columns that begin with a number.")
        known = True
        if fits and not fault:
            yield _entry(line, row)
        else:
            why = fault or "is not of twelve columns that begin with a number"
            yield Unread(line, ",".join(row)[:_SHOWN], why)
    if not known:
        raise ShapeError("The list is empty.")


def _entry(line: int, row: list[str]) -> Designated:
    sites, unclear = sites_in_remarks(row[_REMARKS])
    # Several programmes are written "SDGT] [SYRIA".
    programs = [part.strip() for part in row[_PROGRAM].split("] [")]
    return Designated(
        line=line,
        name=row[_NAME] or row[0],
        names=[row[0], row[_NAME]] if row[_NAME] else [row[0]],
        sites=sites,
        unclear=unclear,
        note=", ".join(part for part in (f"uid {row[0]}", *programs) if part),
    )


def _plain(cell: str) -> str:
    cell = cell.strip()
    return "" if cell == _NOTHING else cell
