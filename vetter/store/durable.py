"""SQLite as everything durable here keeps it: write-ahead, and no kill at any instant leaves it in disorder."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def open_file(path: Path, *, any_thread: bool = False, at_once: bool = True) -> sqlite3.Connection:
    """Return a connection that begins no transaction by itself. Raises `sqlite3.DatabaseError`.

    Every commit is on the disk before it counts; if not ``at_once``, a loss of power may take back the last of them.
    """
    connection = sqlite3.connect(
        path, check_same_thread=not any_thread, isolation_level=None, timeout=10
    )
    with closed_on_error(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {'FULL' if at_once else 'NORMAL'}")
    return connection


@contextmanager
def closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection of which nobody will hear, since what is done with it first fails."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def lay_out(connection: sqlite3.Connection, schema: str, form: int) -> None:
    """Make the tables of a new file in one step, and note their form. Raises `sqlite3.DatabaseError`."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in schema.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {form}")
    connection.execute("COMMIT")


def form_of(connection: sqlite3.Connection) -> int:
    """Return the form that a file has, 0 for one without tables. Raises `sqlite3.DatabaseError`."""
    form: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return form
