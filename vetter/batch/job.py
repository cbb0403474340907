"""The table of a batch: what the list says, how far each outlet has got, and what came of it.

SQLite, write-ahead, every commit on the disk before it counts: whatever is killed, an outlet that is done
stays done, and one that was not is done again. One process at a time holds the folder.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

import msgspec

from vetter.batch.work import Ending, Outlet, Row, RowKind, State, Work
from vetter.errors import CannotError, UsageError
from vetter.report.line import Summary
from vetter.store.durable import closed_on_error, form_of, lay_out, open_file
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

FILE: Final = "job.sqlite"
LOCK: Final = "job.lock"
FORM: Final = 1
_SCHEMA: Final = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE rows (
    number INTEGER PRIMARY KEY,  -- the order of the list
    reading INTEGER NOT NULL,    -- which reading of the list it is from
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    cells BLOB NOT NULL,         -- the columns by name, as JSON
    kind TEXT NOT NULL,
    key TEXT NOT NULL,           -- the outlet, or "" where there is none
    told TEXT NOT NULL           -- why there is none, or what else is to be said of the row
) STRICT;
CREATE INDEX by_key ON rows (key, number);
CREATE TABLE outlets (
    number INTEGER PRIMARY KEY,  -- the order in which they are vetted
    key TEXT UNIQUE NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    opened TEXT NOT NULL DEFAULT '',   -- the case that is being written
    case_id TEXT NOT NULL DEFAULT '',  -- the case of the newest result
    assessment BLOB,                   -- the newest, packed
    summary BLOB,                      -- its line, as JSON
    made TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    changes BLOB                 -- what changed since the result before, as JSON
) STRICT;
CREATE INDEX by_state ON outlets (state, number);
"""


class Job:
    """One batch in its folder; see `held` and `read_only`."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection

    # ----- the list

    def about(self, **values: str) -> dict[str, str]:
        """Set the given values, and return everything that is known about the batch itself."""
        if values:
            with self._writing() as connection:
                connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", values.items())
        return dict(self._connection.execute("SELECT key, value FROM about"))

    def take_in(self, rows: Iterable[Row], about: Callable[[], dict[str, str]]) -> bool:
        """Put a reading of the list in the place of the one before, in one step, if it names any outlet.

        Outlets that are new wait to be vetted; those that are no longer in the list keep what is known.
        ``about`` is asked, once all rows were read, for what else is to be kept. Returns whether any was named.
        """
        with self._writing() as connection:
            last = connection.execute("SELECT coalesce(max(reading), 0) FROM rows").fetchone()[0]
            connection.executemany(
                "INSERT INTO rows (reading, line, text, cells, kind, key, told) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (last + 1, r.line, r.text, msgspec.json.encode(r.cells), r.kind, r.key, r.told)
                    for r in rows
                ),
            )
            named = connection.execute(
                "SELECT 1 FROM rows WHERE reading = ? AND key != '' LIMIT 1", (last + 1,)
            ).fetchone()
            gone = last if named else last + 1
            connection.execute("DELETE FROM rows WHERE reading = ?", (gone,))
            if named:
                connection.execute(_MARK_REPEATED)
                connection.execute(_ADD_OUTLETS)
                connection.executemany(
                    "INSERT OR REPLACE INTO about VALUES (?, ?)", about().items()
                )
        return bool(named)

    def rows(self) -> Iterator[tuple[Row, Outlet | None]]:
        """Yield every row of the list in its order, with its outlet."""
        statement = (
            f"SELECT r.line, r.text, r.cells, r.kind, r.key, r.told, {_OUTLET} FROM rows r"  # noqa: S608 - our own columns
            " LEFT JOIN outlets o ON o.key = r.key ORDER BY r.number"
        )
        for line, text, cells, kind, key, told, *rest in self._connection.execute(statement):
            read = msgspec.json.decode(cells, type=dict[str, str])
            row = Row(line, text, read, RowKind(kind), key, told)
            yield row, _outlet(rest) if rest[0] is not None else None

    def kinds(self) -> dict[str, int]:
        """Return how many rows of the list are of which kind."""
        return dict(self._connection.execute("SELECT kind, count(*) FROM rows GROUP BY kind"))

    def remarked(self) -> Iterator[Row]:
        """Yield the rows of which something has to be said: why they name no outlet, or what is odd."""
        found = self._connection.execute(
            "SELECT line, text, kind, key, told FROM rows WHERE told != '' ORDER BY number"
        )
        for line, text, kind, key, told in found:
            yield Row(line, text, {}, RowKind(kind), key, told)

    def outlets(self) -> Iterator[Outlet]:
        """Yield every outlet that is in the list now, in its order."""
        statement = f"SELECT {_OUTLET} FROM outlets o WHERE {_IN_LIST} ORDER BY o.number"  # noqa: S608
        for found in self._connection.execute(statement):
            yield _outlet(found)

    def vanished(self) -> tuple[str, ...]:
        """Return the outlets that an earlier reading of the list had, and this one has not."""
        found = self._connection.execute(f"SELECT target FROM outlets o WHERE NOT {_IN_LIST}")  # noqa: S608
        return tuple(target for (target,) in found)

    # ----- the work

    def left_running(self) -> tuple[Outlet, ...]:
        """Return the outlets that were being vetted when a run before was cut off."""
        statement = f"SELECT {_OUTLET} FROM outlets o WHERE o.state = 'running'"  # noqa: S608
        return tuple(map(_outlet, self._connection.execute(statement)))

    def take(self, most: int) -> list[Work]:
        """Return up to ``most`` outlets that wait, and note that they are being vetted."""
        with self._writing() as connection:
            found = connection.execute(
                f"SELECT o.number, o.key, o.target FROM outlets o WHERE o.state = 'waiting' AND {_IN_LIST}"  # noqa: S608
                " ORDER BY o.number LIMIT ?",
                (most,),
            ).fetchall()
            connection.executemany(
                "UPDATE outlets SET state = 'running', opened = '' WHERE number = ?",
                ((number,) for number, *_ in found),
            )
        return [Work(number, key, target) for number, key, target in found]

    def opened(self, key: str, case: str) -> None:
        """Note which case the vetting of an outlet writes to, so that a kill leaves none behind."""
        with self._writing() as connection:
            connection.execute("UPDATE outlets SET opened = ? WHERE key = ?", (case, key))

    def put_back(self) -> None:
        """Let every outlet that is being vetted wait again."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE outlets SET state = 'waiting', opened = '' WHERE state = 'running'"
            )

    def finish(self, endings: Iterable[Ending]) -> None:
        """Keep what came of some outlets; each is on the disk when this returns."""
        with self._writing() as connection:
            for ending in endings:
                changed = (
                    msgspec.json.encode(ending.changes) if ending.changes is not None else None
                )
                connection.execute(
                    "UPDATE outlets SET state = ?, opened = '', case_id = coalesce(?, case_id), assessment = coalesce(?, assessment), summary = coalesce(?, summary), made = ?,"
                    " error = ?, kind = ?, changes = coalesce(?, changes) WHERE key = ?",
                    (
                        State.FAILED if ending.error else State.DONE,
                        ending.case or None,
                        ending.assessment or None,
                        ending.summary or None,
                        ending.made,
                        ending.error,
                        ending.kind,
                        changed,
                        ending.key,
                    ),
                )

    def renew(self, before: str) -> int:
        """Let everything wait again that was done before a moment (ISO 8601, UTC); return how many."""
        with self._writing() as connection:
            return connection.execute(
                "UPDATE outlets SET state = 'waiting' WHERE state IN ('done', 'failed') AND made < ?",
                (before,),
            ).rowcount

    def outlet(self, key: str) -> Outlet | None:
        """Return one outlet."""
        statement = f"SELECT {_OUTLET} FROM outlets o WHERE o.key = ?"  # noqa: S608 - our own columns
        return next(map(_outlet, self._connection.execute(statement, (key,))), None)

    def assessment(self, key: str) -> bytes:
        """Return the newest assessment of an outlet, packed, or b"" if there is none yet."""
        found = self._connection.execute("SELECT assessment FROM outlets WHERE key = ?", (key,))
        return next((packed or b"" for (packed,) in found), b"")

    def changed(self) -> int:
        """Return of how many outlets of the list something changed since they were looked at before."""
        statement = f"SELECT count(*) FROM outlets o WHERE length(changes) > 2 AND {_IN_LIST}"  # noqa: S608
        return int(self._connection.execute(statement).fetchone()[0])

    def left(self) -> int:
        """Return how many outlets of the list are still to be vetted."""
        counts = self.counts()
        return counts.get(State.WAITING, 0) + counts.get(State.RUNNING, 0)

    def counts(self) -> dict[str, int]:
        """Return how many outlets of the list are in which state."""
        statement = f"SELECT state, count(*) FROM outlets o WHERE {_IN_LIST} GROUP BY state"  # noqa: S608
        return dict(self._connection.execute(statement))

    def failures(self) -> dict[str, int]:
        """Return how many outlets of the list could not be vetted, by the kind of reason."""
        statement = f"SELECT kind, count(*) FROM outlets o WHERE state = 'failed' AND {_IN_LIST} GROUP BY kind"  # noqa: S608
        return dict(self._connection.execute(statement))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Make one step of what is written within. Raises `CannotError` where it cannot be kept."""
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
        except sqlite3.OperationalError as error:
            raise CannotError(
                f"{self.folder / FILE} cannot be written: {error}.",
                "What is done is kept. Make room, and give the same command again.",
            ) from error


def exists(folder: Path) -> bool:
    """Return whether there is a batch in ``folder``."""
    return (folder / FILE).is_file()


@contextmanager
def held(folder: Path) -> Iterator[Job]:
    """Give the batch in ``folder``, beginning one where there is none, and keep others away from it.

    Where no list was taken in, nothing is left behind. Raises `UsageError` where it can be no batch's folder, and
    `CannotError` if another process has it.
    """
    made = _make(folder)
    descriptor = _locked(folder)
    begun = True
    try:
        connection = _connected(folder / FILE)
        try:
            yield Job(folder, connection)
        finally:
            begun = bool(connection.execute("SELECT EXISTS (SELECT 1 FROM rows)").fetchone()[0])
            connection.close()
    finally:
        if not begun:
            _clear(folder, made)
        os.close(descriptor)


@contextmanager
def read_only(folder: Path) -> Iterator[Job]:
    """Give the batch in ``folder`` as it is at one moment, beside whoever works on it."""
    connection = sqlite3.connect(folder / FILE, isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        yield Job(folder, connection)
    finally:
        connection.close()


def _make(folder: Path) -> list[Path]:
    """Make the folder, and return which had to be made for it, the innermost first."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file.", "Name a folder: --out DIR")
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        foreign = not exists(folder) and any(one.name != LOCK for one in folder.iterdir())
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written: {error.strerror}.", "Name another: --out DIR"
        ) from error
    if foreign:
        raise UsageError(
            f"{folder} holds other files.", "Name a folder that is new or empty: --out DIR"
        )
    return made


def _clear(folder: Path, made: list[Path]) -> None:
    """Take away what was made for a list that turned out to be none."""
    for path in (*folder.glob(f"{FILE}*"), folder / LOCK):
        path.unlink(missing_ok=True)
    with suppress(OSError):  # somebody put something there meanwhile
        for one in made:
            one.rmdir()


def _locked(folder: Path) -> int:
    try:
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written: {error.strerror}.", "Name another: --out DIR"
        ) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise _taken(folder) from error
    if not os.fstat(descriptor).st_nlink:  # whoever had it found no list and took it away
        os.close(descriptor)
        raise _taken(folder)
    return descriptor


def _taken(folder: Path) -> CannotError:
    return CannotError(
        f"Another vetter works on {folder}.", "Wait until it is done, or stop it with Ctrl-C."
    )


def _connected(path: Path) -> sqlite3.Connection:
    try:
        connection = open_file(path)
        with closed_on_error(connection):
            version = form_of(connection)
            if version == 0:
                lay_out(connection, _SCHEMA, FORM)
    except sqlite3.DatabaseError as error:
        raise CannotError(
            f"{path} cannot be used: {error}.",
            "Make room there, or begin in another folder: --out DIR",
        ) from error
    if version not in (0, FORM):
        connection.close()
        raise CannotError(
            f"{path} has the form {version}; this version reads {FORM}.",
            "Go on with the version of vetter that began it.",
        )
    return connection


_OUTLET: Final = "o.number, o.key, o.target, o.state, o.opened, o.case_id, o.summary, o.made, o.error, o.kind, o.changes"
_MARK_REPEATED: Final = """
UPDATE rows SET kind = 'repeated', told = 'names the same outlet as line '
    || (SELECT f.line FROM rows f WHERE f.key = rows.key ORDER BY f.number LIMIT 1)
WHERE key != '' AND number > (SELECT min(f.number) FROM rows f WHERE f.key = rows.key)
"""
_ADD_OUTLETS: Final = """
INSERT OR IGNORE INTO outlets (key, target, state) SELECT key, text, 'waiting' FROM rows WHERE key != '' ORDER BY number
"""
_IN_LIST: Final = "EXISTS (SELECT 1 FROM rows r WHERE r.key = o.key)"


def _outlet(found: Any) -> Outlet:
    number, key, target, state, opened, case, summary, made, error, kind, changes = found
    return Outlet(
        number=number,
        key=key,
        target=target,
        state=State(state),
        opened=opened,
        case=case,
        summary=decoded(summary, Summary) if summary else None,
        made=made,
        error=error,
        kind=kind,
        changes=tuple(msgspec.json.decode(changes, type=list[str])) if changes else (),
    )
