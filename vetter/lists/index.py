"""All lists in one SQLite file: made once from the rows, opened in no time, asked in microseconds."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from vetter.domains import label_and_suffix
from vetter.errors import DataError
from vetter.lists import normalise
from vetter.lists.row import ROWS, SOURCE, ListSource, Row, read_rows, read_source, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FORM: Final = 3  # counts up when the same lists make another index
# Roles in which a site itself is named; a redirector's address is nobody's name.
SITES: Final = frozenset(
    {
        "content-site",
        "content-site/impersonation",
        "fabricated-newsroom",
        "named-by-government",
        "sanctioned-outlet",
        "sanctioned-state-outlet",
    }
)
_SCHEMA: Final = """
CREATE TABLE entries (key TEXT, number INTEGER, row BLOB, PRIMARY KEY (key, number)) WITHOUT ROWID, STRICT;
CREATE TABLE sources (source BLOB) STRICT;
"""


def opened(folders: Sequence[Path], state: str, home: Path) -> sqlite3.Connection:
    """Return the index of the lists in ``folders``, making it below ``home`` where there is none.

    ``state`` is their `digest`. Where ``home`` cannot be written the index is made in memory. Raises `DataError` if a list
    cannot be read.
    """
    path = home / f"index-{state}.sqlite3"
    try:
        return _connected(path)
    except sqlite3.DatabaseError:
        pass  # It is not there yet, or damaged: both are mended by making it.
    try:
        path.unlink(missing_ok=True)
        _make(path, folders)
    except OSError:
        return in_memory(
            (row for folder in folders for row in read_rows(folder)),
            [read_source(folder) for folder in folders],
        )
    return _connected(path)


def damaged(connection: sqlite3.Connection, error: sqlite3.DatabaseError) -> DataError:
    """Remove an index that turned out to be damaged within, and return what there is to say of it."""
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    path.unlink(missing_ok=True)
    return DataError(
        f"The index of the lists in {path} is damaged: {error}.",
        "It was removed and is made anew the next time: ask again.",
    )


def _connected(path: Path) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM entries, sources LIMIT 1")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def in_memory(rows: Iterable[Row], sources: Sequence[ListSource]) -> sqlite3.Connection:
    """Return an index of ``rows`` that lies on no disk."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, rows, sources)
    return connection


def keys(row: Row) -> Iterator[str]:
    """Yield what a row is found by: its kind and its value in its one form."""
    value = normalise.value(row.value, row.type)
    yield f"{row.type} {value}"
    if row.type == "url":
        yield f"on {value.split('/')[0].split('?')[0]}"
    if row.type == "domain" and row.role in SITES:
        yield f"called {label_and_suffix(value)[0].replace('-', '')}"


def packed(row: Row) -> bytes:
    """Return a row as it lies in the index."""
    return msgspec.json.encode((*row.cells(), row.list_name))


def unpacked(line: bytes) -> Row:
    """Return what `packed` was given."""
    return row_of(msgspec.json.decode(line, type=tuple[str, ...]))


def _make(path: Path, folders: Sequence[Path]) -> None:
    """Make the index beside its place and move it there in one step, so that no half is ever read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".index-", suffix=".partial")
    os.close(descriptor)
    partial = Path(name)
    try:
        connection = sqlite3.connect(partial)
        try:
            # Nothing is lost with it: it is made of files that stay.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            rows = (row for folder in folders for row in read_rows(folder))
            _fill(connection, rows, [read_source(folder) for folder in folders])
        finally:
            connection.close()
        for old in path.parent.glob("index-*.sqlite3"):
            old.unlink(missing_ok=True)
        partial.replace(path)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error
    finally:
        partial.unlink(missing_ok=True)


def _fill(
    connection: sqlite3.Connection, rows: Iterable[Row], sources: Sequence[ListSource]
) -> None:
    connection.executescript(_SCHEMA)
    entries = sorted(
        (key, number, line)
        for number, row in enumerate(rows)
        for line in (packed(row),)
        for key in keys(row)
    )
    with connection:
        connection.executemany("INSERT INTO entries VALUES (?, ?, ?)", entries)
        told = [(msgspec.json.encode(source),) for source in sources]
        connection.executemany("INSERT INTO sources VALUES (?)", told)


def digest(folders: Sequence[Path]) -> str:
    """Return a name for the state that the lists are in, from what the file system says of them."""
    told = blake2b(f"{FORM}".encode(), digest_size=12)
    for folder in folders:
        for name in (SOURCE, ROWS):
            state = (folder / name).stat()
            told.update(f"{folder}/{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return told.hexdigest()
