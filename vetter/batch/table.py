"""Lists as tables: records over several lines, the header, and the column that says which outlet is meant."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.batch.entry import Entry, shortened
from vetter.batch.lines import LONGEST
from vetter.data import read_toml
from vetter.errors import TargetError, UsageError
from vetter.phrases import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.batch.lines import Line

DELIMITERS: Final = ",;\t|"
SAMPLE: Final = 60  # records by which the header and the column are told
MOST_LINES: Final = 40  # of one record; a quote that is open for longer was never meant as one
MOST_COLUMNS: Final = 200


class Record(Struct, frozen=True):
    """One row of a table and the line on which it begins. ``fault`` says what is wrong with it."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


class Layout(Struct, frozen=True):
    """What the columns are called, which of them names the outlet, and whether the first row says so."""

    columns: tuple[str, ...]
    target: int
    header: bool


def entries(lines: Iterator[Line], delimiter: str, column: str) -> tuple[Layout, Iterator[Entry]]:
    """Return the layout of a table and its entries. Raises `UsageError` if no column fits.

    ``column`` is a name or a number from 1; "" lets the table speak for itself.
    """
    rows = records(lines, delimiter)
    head = list(islice(rows, SAMPLE))
    shape = layout([row for row in head if not _remark(row)], column)
    skip = next((n for n, row in enumerate(head) if not _remark(row)), 0) if shape.header else -1
    body = chain((row for n, row in enumerate(head) if n != skip), rows)
    return shape, (_entry(row, shape) for row in body)


def records(lines: Iterator[Line], delimiter: str) -> Iterator[Record]:
    """Yield the records; a quote that is never closed ends with its own line, and loses no other."""
    waiting: list[Line] = []
    while True:
        line = waiting.pop(0) if waiting else next(lines, None)
        if line is None:
            return
        taken = [line]
        while _open(taken) and len(taken) < MOST_LINES and _length(taken) < LONGEST:
            following = waiting.pop(0) if waiting else next(lines, None)
            if following is None:
                break
            taken.append(following)
        fault = "is too long; its end was cut off" if any(one.cut for one in taken) else ""
        if _open(taken):
            waiting = taken[1:] + waiting
            cells, fault = (
                line.text.replace('"', "").split(delimiter),
                "has a quote that never ends",
            )
        else:
            cells = _split(taken, delimiter)
        if any(cell.strip() for cell in cells):
            yield Record(line.number, tuple(cells[:MOST_COLUMNS]), fault)


def layout(sample: Sequence[Record], column: str) -> Layout:
    """Return the layout that the first rows show. Raises `UsageError`."""
    width = max((len(row.cells) for row in sample), default=0)
    first = sample[0].cells if sample else ()
    folded = [cell.strip().casefold() for cell in first]
    if column:
        return _asked_for(column, first, folded, sample, width)
    known = next((name for name in known_columns() if name in folded), None)
    if known is not None:
        return Layout(_named(first, width), folded.index(known), header=True)
    best = _by_content(sample, width)
    if best is None:
        raise UsageError(
            "No column of the list can be told to name outlets.",
            f"Say which: --column NAME or --column 1. The first row reads: {listing(first, 8)}.",
        )
    header = len(sample) > 1 and not _leads(first, best)
    return Layout(_named(first if header else (), width), best, header=header)


@cache
def known_columns() -> tuple[str, ...]:
    """Return what people call the column that names the outlet, in the order of preference."""
    return tuple(read_toml("list-columns.toml")["columns"])


@cache
def words_for_nothing() -> frozenset[str]:
    """Return what people write into that column where there is no outlet, in lower case."""
    return frozenset(read_toml("list-columns.toml")["nothing"])


def delimiter_of(sample: Sequence[str]) -> str:
    """Return what separates the columns of these lines, or "" if they look like no table."""
    counts = {sign: [_outside_quotes(line, sign) for line in sample] for sign in DELIMITERS}
    steady = {
        sign: Counter(found).most_common(1)[0]
        for sign, found in counts.items()
        if found and found[0] > 0
    }
    fitting = [
        (often, number, sign)
        for sign, (number, often) in steady.items()
        if number and often * 10 >= len(sample) * 8
    ]
    return max(fitting)[2] if fitting else ""


def _asked_for(
    column: str, first: Sequence[str], folded: Sequence[str], sample: Sequence[Record], width: int
) -> Layout:
    if column.strip().casefold() in folded:
        return Layout(_named(first, width), folded.index(column.strip().casefold()), header=True)
    if column.isascii() and column.isdigit() and 0 < int(column) <= width:
        place = int(column) - 1
        known = any(name in folded for name in known_columns())
        header = known or (
            len(sample) > 1 and not _leads(first, place) and _share(sample[1:], place) > 0.5
        )
        return Layout(_named(first if header else (), width), place, header=header)
    raise UsageError(
        f"The list has no column “{column[:60]}”.",
        f"Its columns are: {listing(first, 12) or 'none'}.",
    )


def _by_content(sample: Sequence[Record], width: int) -> int | None:
    if width == 1:
        return 0
    shares = [(_share(sample, place), -place) for place in range(width)]
    best, place = max(shares, default=(0.0, 0))
    return -place if best >= 0.5 else None


def _share(sample: Sequence[Record], place: int) -> float:
    return sum(_leads(row.cells, place) for row in sample) / max(1, len(sample))


def _leads(cells: Sequence[str], place: int) -> bool:
    """Return whether a cell leads to a site by itself."""
    from vetter.resolve.target import understand

    try:
        return place < len(cells) and bool(understand(cells[place]).host)
    except TargetError:
        return False


def _named(first: Sequence[str], width: int) -> tuple[str, ...]:
    names: list[str] = []
    for place in range(width):
        name = shortened(" ".join(first[place].split())) if place < len(first) else ""
        name = name or f"column {place + 1}"
        names.append(name if name not in names else f"{name} ({place + 1})")
    return tuple(names)


def _entry(row: Record, shape: Layout) -> Entry:
    if _remark(row):
        return Entry(row.number, ",".join(row.cells), remark=True)
    text = row.cells[shape.target] if shape.target < len(row.cells) else ""
    named = (
        *shape.columns,
        *(f"column {n + 1}" for n in range(len(shape.columns), len(row.cells))),
    )
    cells = {name: shortened(cell) for name, cell in zip(named, row.cells, strict=False)}
    return Entry(row.number, text.strip(), cells, row.fault)


def _remark(row: Record) -> bool:
    return row.cells[0].lstrip().startswith("#")


def _open(taken: Sequence[Line]) -> bool:
    return sum(line.text.count('"') for line in taken) % 2 == 1


def _length(taken: Sequence[Line]) -> int:
    return sum(len(line.text) for line in taken)


def _split(taken: Sequence[Line], delimiter: str) -> list[str]:
    try:
        return next(csv.reader((f"{line.text}\n" for line in taken), delimiter=delimiter), [])
    except csv.Error:  # a field beyond the reader's own bound
        return taken[0].text.split(delimiter)


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])
