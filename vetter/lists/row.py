"""One list as it lies on the disk: rows in one form, and where they come from."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
import tomli
from msgspec import Struct

from vetter.errors import DataError
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

ROWS: Final = "rows.csv"
SOURCE: Final = "SOURCE.toml"
KINDS: Final = frozenset(
    {
        "domain",  # the domain and everything below it
        "host",  # this very host and nothing below it
        "url",
        "url-prefix",
        "email",
        "phone",
        "tracker",
        "ip",
        "handle",
        "persona",
        "outlet-name",
        "certificate",  # SHA-256 of the certificate
        "favicon",
    }
)


# ``corroborated`` of a row that its own publisher states. Of rows that one publisher copied from
# another it is "secondary" where a list of the first one confirms it, and "no" where none does.
FIRST_HAND: Final = "yes"


class Row(Struct, frozen=True, gc=False):
    """One row of one list, as its publisher's statement. What is not known is empty."""

    value: str
    type: str
    operation: str
    attribution: str
    role: str
    confidence: str
    corroborated: str
    first_seen: str
    listed_on: str
    registered_on: str
    targets: str
    imitates: str
    flags: str
    credit: str
    reference: str
    list_name: str

    @property
    def listed(self) -> date:
        """The day on which it was listed; where only a period is known, its last day."""
        return date.fromisoformat(self.listed_on)

    @property
    def registered(self) -> date | None:
        """The day of the registration that the publisher notes, or None if it notes none."""
        return date.fromisoformat(self.registered_on) if self.registered_on else None

    @property
    def first_known(self) -> date | None:
        """The day on which it was first seen, the first one of a month or a year, or None."""
        if not self.first_seen:
            return None
        rest = {len("2024"): "-01-01", len("2024-02"): "-01"}.get(len(self.first_seen), "")
        return date.fromisoformat(f"{self.first_seen}{rest}")

    def cells(self) -> tuple[str, ...]:
        """Return the row's cells in the order of `COLUMNS`."""
        return tuple(getattr(self, name) for name in COLUMNS)

    def line(self) -> str:
        """Return the row as it stands in the list, for keeping it as evidence."""
        return _lines([self.cells()]).rstrip("\n")


COLUMNS: Final = tuple(name for name in Row.__struct_fields__ if name != "list_name")


class ListSource(Struct, frozen=True, kw_only=True):
    """Where a list comes from, how old it is, and what it does not mean.

    ``changed`` says what was dropped or dated otherwise than the publisher does. ``private`` is a
    newsroom's own list, which leaves this machine only when it is asked to.
    """

    name: str
    publisher: str
    kind: str
    address: str
    licence: str
    retrieved: str
    newest: str
    rows: int
    sha256: str
    kept_current: str
    does_not_mean: str
    changed: str = ""
    private: bool = False


def read_source(folder: Path) -> ListSource:
    """Return what a list says of itself. Raises `DataError` if it cannot be read."""
    try:
        table = tomli.loads((folder / SOURCE).read_text("utf-8"))
        return shaped({"name": folder.name, **table}, ListSource)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise DataError(f"The list in {folder} does not say where it is from: {error}.") from error


def read_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows of a list. Raises `DataError` if it is not of the form that it must have."""
    try:
        with (folder / ROWS).open(encoding="utf-8", newline="") as stream:
            lines = csv.reader(stream)
            if tuple(next(lines, ())) != COLUMNS:
                raise DataError(f"The list in {folder} has other columns than it should.")
            for line in lines:
                if len(line) != len(COLUMNS):
                    raise DataError(f"Line {lines.line_num} of the list in {folder} is not whole.")
                yield row_of((*line, folder.name))
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"The list in {folder} cannot be read: {error}.") from error


def row_of(cells: Sequence[str]) -> Row:
    """Return a row of its cells in the order of `COLUMNS`, with the name of its list behind them."""
    return Row(**dict(zip(Row.__struct_fields__, cells, strict=True)))


def as_csv(rows: Iterable[Row]) -> bytes:
    """Return rows as the bytes of a list's file."""
    return _lines([COLUMNS, *(row.cells() for row in rows)]).encode()


def as_toml(source: ListSource) -> bytes:
    """Return what a list says of itself as the bytes of its file."""
    table = msgspec.to_builtins(source)
    # A JSON text is a TOML basic string as well: both escape alike what lists may hold.
    lines = [
        f"{key} = {msgspec.json.encode(value).decode()}"
        for key, value in table.items()
        if key != "name" and (value or key not in ("changed", "private"))
    ]
    return ("\n".join(lines) + "\n").encode()


def _lines(table: list[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    return out.getvalue()
