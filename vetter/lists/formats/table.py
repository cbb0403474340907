"""Text and tables as they arrive: decoded, split into rows that keep their line, days read."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Literal

from vetter.lists.formats.parsed import ShapeError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ROWS: Final = 2_000_000
LONGEST_CELL: Final = 10_000

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - as one reads them
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_WORDED: Final = re.compile(r"(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})")
_NUMBERED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def decode(content: bytes) -> str:
    r"""Return a text with ``\n`` at the ends of its lines.

    What is not UTF-8 is taken for Windows-1252, as old tables are. Raises `ShapeError` for an empty
    document, a binary one, and for a web page in the place of a list.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if not text.strip():
        raise ShapeError("The document is empty.")
    if "\0" in text:
        raise ShapeError("The document is not a text.")
    if text.lstrip()[:1] == "<":
        raise ShapeError("The document is a web page or XML, not a list.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def rows(text: str, delimiter: str = ",") -> Iterator[tuple[int, list[str], str]]:
    """Yield the rows of a table: the line a row begins on, its cells, and what is wrong with it or "".

    Lines with nothing on them are no rows. Raises `ShapeError` if a quote is never closed, as in a
    document that was cut off, and for more than two million rows.
    """
    taken: list[str] = []
    reader = csv.reader(_kept(text, taken), delimiter=delimiter)
    line, broken = 1, False
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ShapeError(f"The table cannot be read: {error}.") from error
        if cells is None:
            break
        if line > MOST_ROWS:
            raise ShapeError("The table has too many rows.")
        broken = len(taken) > 1 and _open(taken)
        if cells:
            yield line, [cell[:LONGEST_CELL] for cell in cells], _fault(cells, taken)
        line += len(taken)
        taken.clear()
    if broken:
        raise ShapeError("A quote is never closed: the document may have been cut off.")


def iso_day(text: str) -> str:
    """Return a day as ``2024-12-16``, or "" if it is none or can be read in two ways (``3/4/2024``)."""
    text = " ".join(text[:40].split())
    try:
        if match := _DOTTED.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        if match := _WORDED.fullmatch(text):
            month = _MONTHS.index(match[2][:3].casefold()) + 1
            return date(int(match[3]), month, int(match[1])).isoformat()
        return datetime.fromisoformat(text).date().isoformat() if "-" in text else ""
    except ValueError:
        return ""


def day_in_order(text: str, order: Literal["dmy", "mdy"]) -> str:
    """Return a day as ``2024-12-16``, or "", of a publisher who is known to write in this order."""
    match = _NUMBERED.fullmatch(text.strip())
    if not match:
        return ""
    day, month = (match[1], match[2]) if order == "dmy" else (match[2], match[1])
    try:
        return date(int(match[3]), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _kept(text: str, taken: list[str]) -> Iterator[str]:
    """Yield the lines of a text and put each aside, so that a row knows what it was read from."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        taken.append(text[start:end])
        yield taken[-1]
        start = end


def _open(taken: list[str]) -> bool:
    return sum(line.count('"') for line in taken) % 2 == 1


def _fault(cells: list[str], taken: list[str]) -> str:
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return "has a cell longer than 10,000 characters"
    return "has a quote that is not closed" if _open(taken) else ""
