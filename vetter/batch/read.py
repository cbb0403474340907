"""Read a list: plain text, a table, or JSON with one entry a line; from a file or from stdin."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec
from msgspec import Struct

from vetter.batch import table
from vetter.batch.entry import Entry, shortened
from vetter.batch.lines import lines
from vetter.errors import UsageError
from vetter.resolve.prose import reads_like_letter

if TYPE_CHECKING:
    from vetter.batch.lines import Line

Form = Literal["text", "table", "json"]
SAMPLE: Final = 30  # lines by which the form is told
STDIN: Final = "-"
_BY_ENDING: Final[dict[str, Form]] = {
    ".csv": "table",
    ".tsv": "table",
    ".jsonl": "json",
    ".ndjson": "json",
}


class Listed(Struct, frozen=True):
    """A list that is being read: how it is written, what its columns are called, and its entries."""

    form: Form
    columns: tuple[str, ...]
    entries: Iterator[Entry]


@contextmanager
def opened(source: str, column: str = "") -> Iterator[Listed]:
    """Give the list in the file ``source``, or on stdin for ``-``; entries come as they are asked for.

    Raises `UsageError` if there is none, if it is empty, or if ``column`` is not among its columns.
    """
    if source == STDIN:
        # Whoever starts programs may close it beforehand.
        yield _told(lines(sys.stdin.buffer if sys.stdin else BytesIO()), "", column)
        return
    path = Path(source).expanduser()
    if path.is_dir():
        raise UsageError(f"{path} is a folder, not a list.", "Name a file: text, CSV or JSONL.")
    try:
        stream = path.open("rb")
    except OSError as error:
        raise UsageError(
            f"The list {path} cannot be read: {error.strerror}.", "Name a file, or - for stdin."
        ) from error
    with stream:
        yield _told(lines(stream), path.suffix.lower(), column)


def _told(source: Iterator[Line], ending: str, column: str) -> Listed:
    head = list(islice(source, SAMPLE))
    said = [line.text for line in head if _says_something(line.text)]
    body = chain(head, source)
    if not said and len(head) < SAMPLE:
        raise UsageError("The list is empty.", "Give one outlet a line: a name or an address.")
    if _is_no_text(said):
        raise UsageError(
            "This is no list: it holds what no text holds.",
            "Give text, CSV or JSONL; a spreadsheet can be saved as CSV.",
        )
    form = _form(said, ending, column)
    if form == "text" and reads_like_letter(said):
        raise UsageError(
            "This reads like a letter, not like a list of outlets.",
            "Which outlet it speaks for, and what it offers, tells: vetter offer FILE. A list has one outlet a line.",
        )
    if form == "json":
        return Listed(form, (), _of_json(body, column))
    if form == "table":
        delimiter = table.delimiter_of(said) or ("\t" if ending == ".tsv" else ",")
        shape, entries = table.entries(body, delimiter, column)
        return Listed(form, shape.columns, entries)
    return Listed(form, (), _of_text(body))


def _form(said: list[str], ending: str, column: str) -> Form:
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    first = said[0].strip() if said else ""
    if first.startswith("{"):
        return "json"
    if column:
        return "table"
    cells = [cell.strip('" ').casefold() for cell in first.split(table.delimiter_of(said) or None)]
    headed = any(cell in table.known_columns() for cell in cells) and len(said) > 1
    if headed and (len(cells) == 1 or table.delimiter_of(said)):
        return "table"
    tabular = table.delimiter_of(said)
    return "table" if tabular and _leads_per_column(said, tabular) else "text"


def _leads_per_column(said: list[str], delimiter: str) -> bool:
    """Return whether columns, rather than words with commas between them, are what these lines hold."""
    from vetter.resolve.target import understand

    def leads(cell: str) -> bool:
        try:
            return bool(understand(cell).host)
        except UsageError:
            return False

    rows = [line.split(delimiter) for line in said]
    return sum(any(leads(cell) for cell in row) for row in rows) * 2 > len(rows)


def _is_no_text(said: list[str]) -> bool:
    """Return whether these are a picture's or a program's bytes: every fiftieth character acts instead of being read."""
    controls = sum(1 for text in said for c in text if c < " " and c != "\t")
    return controls * 50 > sum(map(len, said))


def _says_something(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")


def _of_text(source: Iterator[Line]) -> Iterator[Entry]:
    for line in source:
        text = line.text.strip()
        if text.startswith("#"):
            yield Entry(line.number, text, remark=True)
        elif text:
            # A hash behind a blank begins a remark; in an address it is part of it.
            bare = text.partition(" #")[0].partition("\t#")[0].strip()
            yield Entry(line.number, bare, fault=_too_long(line))


def _of_json(source: Iterator[Line], column: str) -> Iterator[Entry]:
    for line in source:
        text = line.text.strip()
        if text.startswith("#"):
            yield Entry(line.number, text, remark=True)
        elif text:
            yield _of_object(line.number, text, column, _too_long(line))


def _of_object(number: int, text: str, column: str, fault: str) -> Entry:
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return Entry(number, text, fault=fault or "is no JSON")
    if isinstance(found, str):
        return Entry(number, found.strip())
    if not isinstance(found, dict):
        return Entry(number, text, fault="is JSON, but neither a text nor an object")
    cells = {
        shortened(key): _cell(value) for key, value in list(found.items())[: table.MOST_COLUMNS]
    }
    folded = {key.strip().casefold(): key for key in cells}
    wanted = (column.strip().casefold(),) if column else table.known_columns()
    key = next((folded[name] for name in wanted if name in folded), None)
    if key is None:
        return Entry(number, text, cells, "has no field that names an outlet")
    return Entry(number, cells[key].strip(), cells)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return shortened(value if isinstance(value, str) else msgspec.json.encode(value).decode())


def _too_long(line: Line) -> str:
    return "is too long; its end was cut off" if line.cut else ""
