"""One vetting on disk: ``evidence.warc.gz`` holds the bytes, ``case.sqlite`` says what they are.

Order makes it safe: the bytes are written first, then the row that points at them. A kill in
between, or a loss of power, leaves bytes without a row, which the next opening cuts off; it never
leaves a row without its bytes. A case that nobody wants unless it is finished spares the disk that
order until it has its result. Only the owner can read the folder.
"""

from __future__ import annotations

import os
import threading
from contextlib import closing, contextmanager
from itertools import accumulate, count, pairwise
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import msgspec
from msgspec import Struct

from vetter import __version__, clock
from vetter.errors import CaseError
from vetter.model import (
    Assessment,
    Dossier,
    Exchange,
    Kept,
    LedgerEntry,
    Purpose,
    Record,
    Source,
    SourceState,
)
from vetter.store import warc
from vetter.store.folder import BESIDE, EVIDENCE, INDEX, folder_of, open_evidence, reserve
from vetter.store.index import connect, insist
from vetter.typed import decoded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

T = TypeVar("T")

# Without the times of the file, where the system knows how.
_to_disk: Final = getattr(os, "fdatasync", os.fsync)
NEW_INDEX: Final = "new.sqlite"


class Sheet(Struct, frozen=True):
    """An exchange to be kept, of which source it is, and what it was made for."""

    exchange: Exchange
    source: Source
    purpose: Purpose


class Case:
    """One case, open for writing (`create`, `resume`) or for reading (`open`)."""

    def __init__(
        self,
        folder: Path,
        connection: sqlite3.Connection,
        writer: int | None,
        *,
        at_once: bool = True,
    ) -> None:
        self.folder = folder
        self.at_once = at_once
        """Whether every step is on the disk before it counts, and not with the result only."""

        self._connection = connection
        self._writer = writer
        self._lock = threading.Lock()
        self._noted: list[tuple[bytes]] = []
        self._settled: list[tuple[str, bytes]] = []

    @property
    def id(self) -> str:
        """The case's name, which is its folder's."""
        return self.folder.name

    @property
    def beside(self) -> Path:
        """The folder below which lie the cases of sites that were looked at for this one's sake; it may not exist."""
        return self.folder / BESIDE

    @property
    def home(self) -> Path:
        """The folder below which this and all other cases lie."""
        return self.folder.parents[1]

    @classmethod
    def create(
        cls,
        home: Path,
        target: str,
        host: str,
        as_of: datetime,
        name: str = "",
        *,
        at_once: bool = True,
    ) -> Self:
        """Make a new case below ``home`` and return it, open for writing; ``name`` was given by `reserve`.

        If not ``at_once``, a loss of power takes what is there before it has a result.
        """
        folder = folder_of(home, name or reserve(home, host or target))
        writer = open_evidence(folder, create=True)
        os.write(writer, warc.pack_info(f"vetter/{__version__}"))
        about = {"target": target, "host": host, "as_of": as_of.isoformat(), "tool": __version__}
        about |= {"made": clock.now().isoformat(), "state": "collecting"}
        # The index gets its name in one step, and with it the case becomes one that is listed.
        with closing(connect(folder / NEW_INDEX, create=True)) as connection:
            connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        (folder / NEW_INDEX).rename(folder / INDEX)
        return cls(folder, connect(folder / INDEX), writer, at_once=at_once)

    @classmethod
    def open(cls, home: Path, name: str) -> Self:
        """Open a case for reading. Raises `CaseError` if there is none of this name."""
        folder = folder_of(home, name)
        return cls(folder, connect(folder / INDEX), None)

    @classmethod
    def resume(cls, home: Path, name: str) -> Self:
        """Open a case for writing, cutting off what a kill left unfinished.

        Raises `CaseError` if another process is writing to it.
        """
        folder = folder_of(home, name)
        connection = connect(folder / INDEX)
        try:
            writer = open_evidence(folder, create=False)
        except CaseError:
            connection.close()
            raise
        end = connection.execute("SELECT max(finish) FROM records").fetchone()[0]
        if end is None:
            os.ftruncate(writer, 0)
            os.write(writer, warc.pack_info(f"vetter/{__version__}"))
        else:
            os.ftruncate(writer, min(end, os.fstat(writer).st_size))
        return cls(folder, connection, writer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files; harmless when repeated."""
        with self._lock:
            try:
                self._take_to_disk()
            finally:
                if self._writer is not None:
                    os.close(self._writer)
                    self._writer = None
                self._connection.close()

    # ----- evidence

    def keep(self, exchange: Exchange, source: Source, purpose: Purpose) -> Record:
        """Store one exchange and return its record; no kill takes it back once this returns."""
        return self.keep_all((Sheet(exchange, source, purpose),))[0]

    def keep_all(self, sheets: Sequence[Sheet]) -> tuple[Record, ...]:
        """Store several exchanges in one step, as `keep` does one, and return their records.

        What was noted or settled before is stored then, too.
        """
        packed = [warc.pack(sheet.exchange) for sheet in sheets]
        with self._lock:
            writer = self._open_for_writing()
            first = self._next_number()
            records = tuple(
                record_of(number, sheet.exchange, sheet.source, sheet.purpose)
                for number, sheet in enumerate(sheets, first)
            )
            ends = list(accumulate(map(len, packed), initial=os.lseek(writer, 0, os.SEEK_END)))
            if packed:
                _write_all(writer, b"".join(packed))
                if self.at_once:
                    _to_disk(writer)
            with self._step() as connection:
                connection.executemany(
                    "INSERT INTO records VALUES (?, ?, ?, ?, ?)",
                    [
                        (number, msgspec.json.encode(record), _bare(sheet.exchange), start, finish)
                        for number, record, sheet, (start, finish) in zip(
                            count(first), records, sheets, pairwise(ends)
                        )
                    ],
                )
        return records

    def records(self) -> tuple[Record, ...]:
        """Return all records in the order in which they were stored."""
        rows = self._rows("SELECT record FROM records ORDER BY number")
        return tuple(_stored(row[0], Record) for row in rows)

    def kept(self, record_id: str) -> Kept:
        """Return one record with the exchange it was made from, payload included."""
        digits = record_id.removeprefix("r")
        rows = self._rows(
            "SELECT record, exchange, start FROM records WHERE number = ?",
            int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1,
        )
        if not rows:
            raise CaseError(f"The case {self.id} has no record {record_id[:20]}.")
        record = _stored(rows[0][0], Record)
        exchange = _stored(rows[0][1], Exchange)
        payload = warc.payload_at(self.folder / EVIDENCE, rows[0][2])
        if warc.sha256(payload) != record.sha256:
            raise CaseError(
                f"The stored bytes of record {record.id} are not those that were collected.",
                "The evidence file was changed; do not rely on this case.",
            )
        return Kept(record, msgspec.structs.replace(exchange, payload=payload))

    def evidence(self, leave_out: frozenset[Source] = frozenset()) -> bytes:
        """Return the archive file, without the records of the sources in ``leave_out``."""
        whole = (self.folder / EVIDENCE).read_bytes()
        rows = self._rows("SELECT record, start, finish FROM records ORDER BY number")
        gone = [
            (start, finish)
            for record, start, finish in rows
            if _stored(record, Record).source in leave_out
        ]
        kept, end = [], 0
        for start, finish in gone:
            kept.append(whole[end:start])
            end = finish
        return b"".join((*kept, whole[end:]))

    # ----- what was asked, and how it went

    def note(self, entry: LedgerEntry) -> None:
        """Add one line to the ledger of who was asked what; the next step takes it to the disk."""
        # Without the lock: nobody is to wait here for the disk.
        self._noted.append((msgspec.json.encode(entry),))

    @property
    def owes(self) -> bool:
        """Whether something was noted or settled that is not on the disk yet; never of one that is closed."""
        return bool(self._noted or self._settled) and self._writer is not None

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return the ledger in the order in which it was written."""
        rows = self._rows("SELECT entry FROM ledger ORDER BY number")
        return tuple(_stored(row[0], LedgerEntry) for row in rows)

    def settle(self, source: Source, state: SourceState) -> None:
        """Remember how a source as a whole answered; the next step takes it to the disk."""
        self._settled.append((source.value, msgspec.json.encode(state)))

    def states(self) -> dict[str, SourceState]:
        """Return how each source answered; one that was cut off is missing."""
        rows = self._rows("SELECT source, state FROM states")
        return {row[0]: _stored(row[1], SourceState) for row in rows}

    def about(self, **values: str) -> dict[str, str]:
        """Set the given values, and return everything that is known about the case itself."""
        if values:
            with self._lock, self._step() as connection:
                connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", values.items())
        return {str(key): str(value) for key, value in self._rows("SELECT key, value FROM about")}

    # ----- results

    def save(self, dossier: Dossier, assessment: Assessment) -> None:
        """Add a result; earlier ones stay, so that they can be compared."""
        packed = msgspec.json.encode(dossier), msgspec.json.encode(assessment)
        with self._lock:
            if self._writer is not None:
                _to_disk(self._writer)
            insist(self._connection)
            with self._step() as connection:
                connection.execute(
                    "INSERT INTO assessments (made, dossier, assessment) VALUES (?, ?, ?)",
                    (clock.now().isoformat(), *packed),
                )

    def assessments(self) -> tuple[Assessment, ...]:
        """Return all results, oldest first."""
        rows = self._rows("SELECT assessment FROM assessments ORDER BY number")
        return tuple(_stored(row[0], Assessment) for row in rows)

    def dossier(self) -> Dossier | None:
        """Return the newest dossier, if the case got that far."""
        rows = self._rows("SELECT dossier FROM assessments ORDER BY number DESC LIMIT 1")
        return _stored(rows[0][0], Dossier) if rows else None

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return the dossier behind every result, oldest first."""
        rows = self._rows("SELECT dossier FROM assessments ORDER BY number")
        return tuple(_stored(row[0], Dossier) for row in rows)

    # ----- below

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            self._take_to_disk()
            return self._connection.execute(statement, values).fetchall()

    def _take_to_disk(self) -> None:
        if self._noted or self._settled:
            with self._step():
                pass

    @contextmanager
    def _step(self) -> Iterator[sqlite3.Connection]:
        """Take what is written within to the disk, with all that was noted and settled before."""
        noted, settled = tuple(self._noted), tuple(self._settled)
        with self._connection as connection:
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO ledger (entry) VALUES (?)", noted)
            connection.executemany("INSERT OR REPLACE INTO states VALUES (?, ?)", settled)
            yield connection
        del self._noted[: len(noted)], self._settled[: len(settled)]

    def _next_number(self) -> int:
        row = self._connection.execute(
            "SELECT coalesce(max(number), 0) + 1 FROM records"
        ).fetchone()
        return int(row[0])

    def _open_for_writing(self) -> int:
        if self._writer is None:
            raise CaseError(f"The case {self.id} is open for reading only.")
        return self._writer


def _stored(raw: bytes, kind: type[T]) -> T:
    """Return what a row holds. Raises `CaseError` if it is in no form that this version knows."""
    try:
        return decoded(raw, kind)
    except msgspec.MsgspecError as error:
        raise CaseError(
            f"A stored case is in a form that this version of vetter does not read ({error}).",
            "It was written by another version, or is damaged. Its evidence.warc.gz can be vetted again with --from.",
        ) from error


def record_of(number: int, exchange: Exchange, source: Source, purpose: Purpose) -> Record:
    """Return what a case says of one exchange that it keeps."""
    return Record(
        id=f"r{number}",
        source=source,
        purpose=purpose,
        url=exchange.url,
        whom=exchange.whom,
        time=exchange.started,
        elapsed=exchange.elapsed,
        peer=exchange.peer,
        status=exchange.status,
        media_type=exchange.header("content-type"),
        location=exchange.header("location") if 300 <= exchange.status < 400 else "",
        sha256=warc.sha256(exchange.payload),
        size=len(exchange.payload),
        marks=exchange.marks,
        trouble=exchange.trouble,
    )


def _bare(exchange: Exchange) -> bytes:
    """Return an exchange as JSON, without its payload: that lies in the evidence."""
    return msgspec.json.encode(msgspec.structs.replace(exchange, payload=b""))


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
