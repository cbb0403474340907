"""The index of what the cases of this machine show.

It is made of the cases and holds nothing that they do not: it is brought up to date before it is asked, and made
anew if it is missing, damaged, or of an older form. It never leaves the machine.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

import msgspec

from vetter.errors import CaseError
from vetter.extract.fingerprint import fingerprint
from vetter.extract.sketch import numbers
from vetter.model import Fingerprint
from vetter.store.case import Case, is_new
from vetter.store.folder import INDEX, is_name
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "siblings.sqlite3"
FORM: Final = 7  # counts up when the same case makes another fingerprint
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS outlets (number INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, domain TEXT NOT NULL,
    as_of TEXT NOT NULL, fingerprint TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS traits (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number))
    WITHOUT ROWID, STRICT;
CREATE INDEX IF NOT EXISTS by_number ON traits (number);
"""


def remember(home: Path, name: str, shown: Fingerprint) -> None:
    """Put what a case shows into the index, in place of what it showed before."""
    with opened(home) as connection:
        _put(connection, name, shown)


def forget(home: Path, name: str) -> None:
    """Take a case out of the index."""
    if (home / FILE).is_file():
        with opened(home) as connection:
            _drop(connection, name)


def everything(home: Path) -> dict[str, Fingerprint]:
    """Return what every case with a result shows, by the case's name, in the order of the names."""
    with opened(home) as connection:
        catch_up(connection, home)
        # One after the other: of thousands, the texts take as much memory as what is in them.
        rows = connection.execute("SELECT name, fingerprint FROM outlets ORDER BY name")
        return {name: unpacked(packed) for name, packed in rows}


def unpacked(packed: str) -> Fingerprint:
    """Return a fingerprint as the index holds it."""
    return decoded(packed, Fingerprint)


def _keys(shown: Fingerprint) -> set[str]:
    keys = {f"domain {shown.domain}"}
    for trait in shown.traits:
        keys |= {f"{trait.kind} {part}" for part in numbers(trait.sketch) or (trait.value,)}
    return keys


def catch_up(connection: sqlite3.Connection, home: Path) -> None:
    """Bring the index to the state of the shelf: take out what was deleted, put in what it does not know.

    A case without a result, or of a message alone, is asked again each time: it may have one by now, and its own
    vetting may have failed to put it in. One that is just being vetted by this program puts itself in.
    """
    folder = home / "cases"
    there = (
        {one.name for one in folder.iterdir() if is_name(one.name)} if folder.is_dir() else set()
    )
    indexed = {name for (name,) in connection.execute("SELECT name FROM outlets")}
    for name in indexed - there:
        _drop(connection, name)
    asked = (name for name in there - indexed if not is_new(home, name))
    for name in sorted(name for name in asked if (folder / name / INDEX).exists()):
        if shown := _of_case(home, name):
            _put(connection, name, shown)


def _of_case(home: Path, name: str) -> Fingerprint | None:
    """Return what a stored case shows; None for one without a result, of a message alone, or damaged."""
    try:
        with Case.open(home, name) as case:
            dossier = None if case.about().get("alone") == "yes" else case.dossier()
    except (CaseError, sqlite3.DatabaseError, msgspec.MsgspecError):
        return None
    return fingerprint(dossier) if dossier else None


def _put(connection: sqlite3.Connection, name: str, shown: Fingerprint) -> None:
    _drop(connection, name)
    number = connection.execute(
        "INSERT INTO outlets (name, domain, as_of, fingerprint) VALUES (?, ?, ?, ?)",
        (name, shown.domain, shown.as_of.isoformat(), msgspec.json.encode(shown).decode()),
    ).lastrowid
    connection.executemany(
        "INSERT INTO traits VALUES (?, ?)", [(key, number) for key in _keys(shown)]
    )


def _drop(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(
        "DELETE FROM traits WHERE number = (SELECT number FROM outlets WHERE name = ?)", (name,)
    )
    connection.execute("DELETE FROM outlets WHERE name = ?", (name,))


@contextmanager
def opened(home: Path) -> Iterator[sqlite3.Connection]:
    """Open the index for one transaction; one that is damaged is made anew, empty.

    Raises `CaseError` if it cannot be written.
    """
    path = home / FILE
    try:
        try:
            connection = _connected(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            path.unlink()
            connection = _connected(path)
        with closing(connection), connection:
            yield connection
    except (sqlite3.Error, OSError) as error:
        raise CaseError(f"The index of the cases in {path} cannot be used: {error}.") from error


def _connected(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    connection = sqlite3.connect(path, isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != FORM:
            connection.execute("DROP TABLE IF EXISTS outlets")
            connection.execute("DROP TABLE IF EXISTS traits")
            connection.execute(f"PRAGMA user_version = {FORM}")
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
