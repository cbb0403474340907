"""What the cases of this machine show, in one index: which of them have something in common.

The index is made of the cases and holds nothing that they do not: it is brought up to date before it is asked, and
made anew if it is missing, damaged, or of an older form. It never leaves the machine.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from vetter.errors import CaseError
from vetter.extract.fingerprint import FEWEST, fingerprint
from vetter.extract.kinship import siblings
from vetter.model import Fingerprint, Sibling, TraitKind
from vetter.store.case import INDEX, Case, is_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "siblings.sqlite3"
FORM: Final = 3  # counts up when the same case makes another fingerprint
MAX_CASES: Final = 500  # that are compared in full
MAX_SIBLINGS: Final = 200
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS outlets (number INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, domain TEXT NOT NULL,
    as_of TEXT NOT NULL, fingerprint TEXT NOT NULL) STRICT;  -- a case that shows nothing has no domain
CREATE TABLE IF NOT EXISTS traits (key TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number))
    WITHOUT ROWID, STRICT;
CREATE INDEX IF NOT EXISTS by_number ON traits (number);
"""


class Met(Struct, frozen=True):
    """What an outlet has in common with others, and how many others are known at all."""

    siblings: tuple[Sibling, ...]
    known: int


def remember(home: Path, name: str, shown: Fingerprint) -> None:
    """Put what a case shows into the index, in place of what it showed before."""
    with _opened(home) as connection:
        _put(connection, name, shown)


def forget(home: Path, name: str) -> None:
    """Take a case out of the index."""
    if (home / FILE).is_file():
        with _opened(home) as connection:
            _drop(connection, name)


def meet(home: Path, shown: Fingerprint, until: datetime | None = None) -> Met:
    """Return what an outlet has in common with those of other cases, the newest of each outlet.

    Cases that judge a later moment than ``until``, else than ``shown`` does, are passed over.
    """
    with _opened(home) as connection:
        _catch_up(connection, home)
        others = _newest(connection, shown.domain, until or shown.as_of)
        near = _near(connection, shown) & others
        found: list[Sibling] = []
        for number in sorted(near)[:MAX_CASES]:
            name, packed = connection.execute(
                "SELECT name, fingerprint FROM outlets WHERE number = ?", (number,)
            ).fetchone()
            theirs = msgspec.json.decode(packed, type=Fingerprint)
            found += siblings(name, shown, theirs)
    return Met(_counted(found, len(others)), len(others))


def _counted(found: list[Sibling], known: int) -> tuple[Sibling, ...]:
    """Return the siblings, each with how many others show the same, the rarest first."""
    showing: dict[tuple[TraitKind, str], set[str]] = {}
    for one in found:
        showing.setdefault((one.kind, one.value), set()).add(one.domain)
    counted = [replace(one, others=len(showing[one.kind, one.value]), known=known) for one in found]
    return tuple(sorted(counted, key=lambda one: (one.others, one.kind, one.host)))[:MAX_SIBLINGS]


def _newest(connection: sqlite3.Connection, own: str, until: datetime) -> set[int]:
    """Return the newest case of every outlet but our ``own``, none of them later than ``until``."""
    rows = connection.execute(
        "SELECT number, domain, as_of FROM outlets WHERE domain NOT IN ('', ?) ORDER BY name",
        (own,),
    )
    newest = {
        domain: number for number, domain, as_of in rows if datetime.fromisoformat(as_of) <= until
    }
    return set(newest.values())


def _near(connection: sqlite3.Connection, shown: Fingerprint) -> set[int]:
    """Return the cases that may have something in common with ``shown``."""
    near: set[int] = set()
    for keys, least in _questions(shown):
        places = ",".join("?" * len(keys))
        near |= {
            number
            for (number,) in connection.execute(
                f"SELECT number FROM traits WHERE key IN ({places})"  # noqa: S608 - only question marks
                " GROUP BY number HAVING count(*) >= ?",
                (*keys, least),
            )
        }
    return near


def _questions(shown: Fingerprint) -> Iterator[tuple[list[str], int]]:
    yield [f"certificate-name {shown.domain}", f"nameserver {shown.domain}"], 1
    for trait in shown.traits:
        if trait.sketch:
            least = 1 if trait.kind is TraitKind.PORTRAIT else FEWEST
            yield [f"{trait.kind} {number}" for number in trait.sketch], least
        elif trait.kind in (TraitKind.NAMESERVER, TraitKind.CERTIFICATE_NAME):
            yield [f"domain {trait.value}"], 1
        elif trait.kind is not TraitKind.REGISTERED:
            # Thousands are registered on one day: that says something only beside another trait.
            yield [f"{trait.kind} {trait.value}"], 1


def _keys(shown: Fingerprint) -> set[str]:
    keys = {f"domain {shown.domain}"}
    for trait in shown.traits:
        keys |= {f"{trait.kind} {part}" for part in trait.sketch or (trait.value,)}
    return keys


def _catch_up(connection: sqlite3.Connection, home: Path) -> None:
    """Bring the index to the state of the shelf: take out what was deleted, put in what it does not know."""
    folder = home / "cases"
    there = {p.name for p in folder.iterdir() if is_name(p.name) and (p / INDEX).exists()}
    indexed = {name for (name,) in connection.execute("SELECT name FROM outlets")}
    for name in indexed - there:
        _drop(connection, name)
    for name in sorted(there - indexed):
        _put(connection, name, _of_case(home, name))


def _of_case(home: Path, name: str) -> Fingerprint | None:
    """Return what a stored case shows; a case without a result, or a damaged one, shows nothing."""
    try:
        with Case.open(home, name) as case:
            dossier = case.dossier()
    except (CaseError, sqlite3.DatabaseError, msgspec.MsgspecError):
        return None
    return fingerprint(dossier) if dossier else None


def _put(connection: sqlite3.Connection, name: str, shown: Fingerprint | None) -> None:
    _drop(connection, name)
    number = connection.execute(
        "INSERT INTO outlets (name, domain, as_of, fingerprint) VALUES (?, ?, ?, ?)",
        (name, shown.domain, shown.as_of.isoformat(), msgspec.json.encode(shown).decode())
        if shown
        else (name, "", "", ""),
    ).lastrowid
    if shown:
        rows = [(key, number) for key in _keys(shown)]
        connection.executemany("INSERT INTO traits VALUES (?, ?)", rows)


def _drop(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(
        "DELETE FROM traits WHERE number = (SELECT number FROM outlets WHERE name = ?)", (name,)
    )
    connection.execute("DELETE FROM outlets WHERE name = ?", (name,))


@contextmanager
def _opened(home: Path) -> Iterator[sqlite3.Connection]:
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
