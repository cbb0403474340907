"""The index of what the cases of this machine show.

It is made of the cases and holds nothing that they do not: it is brought up to date before it is asked, and made
anew if it is missing, damaged, or of an older form. It never leaves the machine.

What compares by value is found by ``traits``, what has a sketch as `vetter.store.sketches` tells.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from os import listdir
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from vetter.errors import CaseError
from vetter.extract.fingerprint import fingerprint
from vetter.model import Citation, Fingerprint, Kin, Trait
from vetter.store.case import Case
from vetter.store.durable import closed_on_error
from vetter.store.folder import INDEX, is_being_written, is_name
from vetter.store.sketches import TABLES as SKETCHES
from vetter.store.sketches import put_sketches, take_out_sketches
from vetter.typed import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "siblings.sqlite3"
FORM: Final = 9  # counts up when the same case makes another fingerprint
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TABLES: Final = """
CREATE TABLE outlets (number INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, domain TEXT NOT NULL,
    as_of INTEGER NOT NULL, fingerprint BLOB NOT NULL) STRICT;
CREATE INDEX by_domain ON outlets (domain, name, as_of);
CREATE TABLE traits (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number))
    WITHOUT ROWID, STRICT;
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
        same: dict[tuple[Citation, ...], tuple[Citation, ...]] = {}
        return {name: _sharing(unpacked(packed, Fingerprint), same) for name, packed in rows}


def moment(when: datetime) -> int:
    """Return a moment as the index holds it, in microseconds."""
    return (when - _EPOCH) // timedelta(microseconds=1)


def _sharing(
    shown: Fingerprint, same: dict[tuple[Citation, ...], tuple[Citation, ...]]
) -> Fingerprint:
    """Return what is shown with one object for all citations of the ``same`` records: cases number them alike."""
    traits = [
        Trait(one.kind, one.value, one.sketch, one.dated, same.setdefault(one.cited, one.cited))
        for one in shown.traits
    ]
    return replace(shown, traits=tuple(traits))


def _bare(shown: Fingerprint) -> Fingerprint:
    """Return what is shown without the words that it was read from: who holds it against others cites its own."""
    traits = [
        Trait(one.kind, one.value, one.sketch, one.dated, _wordless(one.cited))
        for one in shown.traits
    ]
    kin = [Kin(one.site, one.where, _wordless(one.cited)) for one in shown.kin]
    return replace(shown, traits=tuple(traits), kin=tuple(kin))


def _wordless(cited: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple([Citation(one.record) for one in cited])


def _keys(shown: Fingerprint) -> set[str]:
    exact = {f"{trait.kind} {trait.value}" for trait in shown.traits if not trait.sketch}
    return {f"domain {shown.domain}", *exact}


def catch_up(connection: sqlite3.Connection, home: Path) -> None:
    """Bring the index to the state of the shelf: take out what was deleted, put in what it does not know.

    A case without a result, or of a message alone, is asked again each time: it may have one by now, and its own
    vetting may have failed to put it in. One that is just being vetted puts itself in.
    """
    folder = home / "cases"
    # Of thousands, the names alone.
    there = set(listdir(folder)) if folder.is_dir() else set()  # noqa: PTH208
    indexed = {name for (name,) in connection.execute("SELECT name FROM outlets")}
    for name in indexed - there:
        _drop(connection, name)
    for name in sorted(filter(is_name, there - indexed)):
        if not (folder / name / INDEX).exists() or is_being_written(home, name):
            continue
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
        (name, shown.domain, moment(shown.as_of), msgspec.msgpack.encode(_bare(shown))),
    ).lastrowid
    assert number is not None
    connection.executemany(
        "INSERT INTO traits VALUES (?, ?)", [(key, number) for key in _keys(shown)]
    )
    put_sketches(connection, number, shown.traits)


def _drop(connection: sqlite3.Connection, name: str) -> None:
    question = "SELECT number, fingerprint FROM outlets WHERE name = ?"
    found = connection.execute(question, (name,)).fetchone()
    if not found:
        return
    number, packed = found
    shown = unpacked(packed, Fingerprint)
    connection.executemany(
        "DELETE FROM traits WHERE key = ? AND number = ?", [(key, number) for key in _keys(shown)]
    )
    take_out_sketches(connection, number, shown.traits)
    connection.execute("DELETE FROM outlets WHERE number = ?", (number,))


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
    with closed_on_error(connection):
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != FORM:
            for table in ("outlets", "traits", "heaps", "members", "shows"):
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in (_TABLES + SKETCHES).split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {FORM}")
    return connection
