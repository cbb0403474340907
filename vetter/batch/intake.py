"""From the entries of a list to rows: which outlet each names, which were named before, which name none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.batch.table import words_for_nothing
from vetter.batch.work import Row, RowKind
from vetter.errors import TargetError
from vetter.lists import normalise
from vetter.model import TargetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vetter.batch.entry import Entry

COMMENT: Final = "a comment"
NOTHING: Final = "says that there is no outlet"
EMPTY: Final = "names no outlet: the column for it is empty"
MOST_SHOWN: Final = 500  # characters of a line that names nothing


class Intake:
    """Makes rows of entries, one by one; ``columns`` are the names of those seen so far, in order."""

    def __init__(self, columns: Sequence[str] = ()) -> None:
        self.columns = dict.fromkeys(columns)

    def rows(self, entries: Iterable[Entry]) -> Iterator[Row]:
        """Yield one row for each entry."""
        for entry in entries:
            self.columns.update(dict.fromkeys(entry.cells))
            yield _row(entry)


def _row(entry: Entry) -> Row:
    shown = (entry.text or _whole(entry))[:MOST_SHOWN]
    if entry.remark:
        return Row(entry.number, shown, {}, RowKind.COMMENT, told=COMMENT)
    if entry.text.strip(" .").casefold() in words_for_nothing():
        return Row(entry.number, shown, entry.cells, RowKind.JUNK, told=NOTHING)
    if not entry.text:
        return Row(entry.number, shown, entry.cells, RowKind.JUNK, told=EMPTY)
    told = f"the line {entry.fault}" if entry.fault else ""
    try:
        key = key_of(entry.text)
    except TargetError as error:
        return Row(entry.number, shown, entry.cells, RowKind.JUNK, told=told or error.message)
    return Row(entry.number, entry.text, entry.cells, RowKind.OUTLET, key, told)


def _whole(entry: Entry) -> str:
    """Return a row as it stands, for one whose cell of the outlet is empty: by what else it holds it is found again."""
    return ", ".join(cell.strip() for cell in entry.cells.values() if cell.strip())


def key_of(text: str) -> str:
    """Return one name for every way of writing the same outlet. Raises `TargetError` where there is none.

    >>> key_of("https://www.peacedata.net/about") == key_of("news@peacedata.net")
    True
    """
    from vetter.resolve.target import understand

    target = understand(text)
    if target.kind is TargetKind.MESSAGE:
        raise TargetError(
            "A list names outlets; an e-mail kept as a file is vetted with vetter check."
        )
    if target.host:
        return target.host.removeprefix("www.")
    return f"name {normalise.name(target.text) or target.text.casefold()}"
