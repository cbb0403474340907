"""The index of a case: SQLite, write-ahead.

A kill takes nothing back that was written; lines of the ledger may wait half a second to be. A loss of power may take the last rows of a case that is still being collected, and leaves
those before them; a result is on the disk, with all that it rests on, before it counts.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from vetter.errors import CaseError
from vetter.store.durable import closed_on_error, form_of, lay_out, open_file

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_VERSION: Final = 1
SCHEMA: Final = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE records (
    number INTEGER PRIMARY KEY,
    record BLOB NOT NULL,      -- model.Record as JSON
    exchange BLOB NOT NULL,    -- model.Exchange as JSON, without its payload
    start INTEGER NOT NULL,    -- where its archive records begin
    finish INTEGER NOT NULL    -- and end, in bytes
) STRICT;
CREATE TABLE ledger (number INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT;
CREATE TABLE states (source TEXT PRIMARY KEY, state BLOB NOT NULL) STRICT;
CREATE TABLE assessments (
    number INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    dossier BLOB NOT NULL,
    assessment BLOB NOT NULL
) STRICT;
"""


def insist(connection: sqlite3.Connection) -> None:
    """Have every commit from now on, with all before it, on the disk before it counts."""
    connection.execute("PRAGMA synchronous = FULL")


def connect(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Return a connection to a case's index, making it first if ``create``.

    Raises `CaseError` if it is missing, damaged, or written by a newer version, or cannot be made.
    """
    if create:
        path.touch(mode=0o600)
    elif not path.is_file():
        raise CaseError(
            f"There is no case in {path.parent}.", "`vetter cases` lists what is there."
        )
    try:
        connection = open_file(path, any_thread=True, at_once=False)
        with closed_on_error(connection):
            if create:
                lay_out(connection, SCHEMA, SCHEMA_VERSION)
            version = form_of(connection)
    except sqlite3.DatabaseError as error:
        if create:
            raise CaseError(
                f"The case in {path.parent} cannot be written: {error}.",
                "Make room there and let yourself write there, or choose another folder with VETTER_HOME.",
            ) from error
        raise CaseError(
            f"The case in {path.parent} cannot be read: {error}.",
            "Its evidence.warc.gz can still be read with: vetter check --from",
        ) from error
    if version != SCHEMA_VERSION:
        connection.close()
        raise CaseError(
            f"The case in {path.parent} has the form {version}; this version reads {SCHEMA_VERSION}.",
            "Open it with the version of vetter that made it.",
        )
    return connection
