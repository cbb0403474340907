"""One update: every publisher is asked, what came is read and compared, and the lists switch over."""

from __future__ import annotations

import asyncio
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from vetter import clock, data, worker
from vetter.errors import CannotError, VetterError
from vetter.lists.formats import Parsed, ShapeError, Unread, read
from vetter.lists.places import VERSIONS, folders
from vetter.lists.row import ListSource, Row, read_rows, read_source
from vetter.lists.update.ask import Came, ask
from vetter.lists.update.cabinet import Cabinet
from vetter.lists.update.merge import Merged, merge
from vetter.lists.update.version import alone, clear, switch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vetter.lists.formats import Stated
    from vetter.lists.update.publisher import Publisher
    from vetter.net import Way

FEWEST: Final = 2 / 3  # of the rows before; a list that shrinks by more is looked at by a person
READING: Final = 120.0  # seconds for one document


class State(StrEnum):
    """How the update of one list ended."""

    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT_BACK = "kept-back"  # it came, but is not to be trusted: the old one stays
    FAILED = "failed"  # it could not be had: the old one stays


class Step(Struct, frozen=True):
    """Progress with one list: so many of so many documents, or what is being done."""

    name: str
    done: int
    total: int
    what: str = ""


class NotRead(Struct, frozen=True):
    """What of one document was not taken over, row by row."""

    document: str
    rows: tuple[Unread, ...]


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one list: how it ended, why, what is new in it, and what was not taken over."""

    name: str
    state: State
    why: str = ""
    rows: int = 0
    added: tuple[Row, ...] = ()
    changed: tuple[tuple[Row, Row], ...] = ()
    withdrawn: tuple[Row, ...] = ()
    refused: tuple[Unread, ...] = ()
    not_read: tuple[NotRead, ...] = ()

    def reasons(self) -> list[tuple[str, int]]:
        """Return why rows were not taken over and how many each time, the most frequent first."""
        rows = [*self.refused, *(row for one in self.not_read for row in one.rows)]
        return Counter(row.why for row in rows).most_common()


_Read = tuple[tuple["Stated", ...], tuple[Unread, ...]]


class _Fresh(Struct, frozen=True):
    outcome: Outcome
    source: ListSource | None = None  # None: the list stays as it is
    rows: tuple[Row, ...] = ()


async def update(
    publishers: Sequence[Publisher], way: Way, home: Path, tell: Callable[[Step], None]
) -> tuple[Outcome, ...]:
    """Bring the lists of these publishers up to date and return what came of each.

    The lists of the others stay as they are, and so does a list that could not be had, that changed
    its form, or that lost more than a third of its rows. Raises `CannotError` if an update is under
    way already or the new lists cannot be written; nothing has changed then.
    """
    place = home / "lists"
    try:
        return await _update(publishers, way, place, tell)
    except OSError as error:
        raise CannotError(
            f"The lists cannot be written to {place}: {error.strerror or error}.",
            "They are as they were. Make room there and let yourself write there, or choose another folder with VETTER_HOME.",
        ) from error


async def _update(
    publishers: Sequence[Publisher], way: Way, place: Path, tell: Callable[[Step], None]
) -> tuple[Outcome, ...]:
    with alone(place):
        clear(place)
        chosen = {folder.name: folder for folder in folders(place, data.root() / "lists")}
        cabinet = Cabinet(place)
        asking = [
            asyncio.create_task(_one(one, chosen[one.name], way, cabinet, tell))
            for one in publishers
        ]
        try:
            fresh = await asyncio.gather(*asking)
        finally:
            # Where one of them cannot write, the others have nothing to ask for either.
            for task in asking:
                task.cancel()
        came = {one.outcome.name: (one.source, one.rows) for one in fresh if one.source}
        if came:
            staying = [
                folder
                for name, folder in chosen.items()
                if name not in came and folder.is_relative_to(place / VERSIONS)
            ]
            await asyncio.to_thread(switch, place, came, staying, clock.now())
            clear(place)
        return tuple(one.outcome for one in fresh)


async def _one(
    publisher: Publisher, folder: Path, way: Way, cabinet: Cabinet, tell: Callable[[Step], None]
) -> _Fresh:
    name = publisher.name
    try:
        came = await ask(publisher, way, cabinet, lambda d, t: tell(Step(name, d, t)))
        tell(Step(name, len(came), len(came), "reading"))
        read_now = [await _read(one, cabinet) for one in came]
        stated = [(one, row) for one, (rows, _) in zip(came, read_now, strict=True) for row in rows]
        before = tuple(read_rows(folder))
        merged = merge(publisher, stated, before, clock.now().date())
    except ShapeError as error:
        return _Fresh(Outcome(name=name, state=State.KEPT_BACK, why=error.message))
    except VetterError as error:
        return _Fresh(Outcome(name=name, state=State.FAILED, why=error.message))
    outcome = _outcome(name, merged, _not_read(came, read_now))
    if len(merged.rows) < FEWEST * len(before):
        why = f"It would shrink from {len(before)} rows to {len(merged.rows)}."
        return _Fresh(replace(outcome, state=State.KEPT_BACK, why=why))
    return _Fresh(outcome, read_source(folder), merged.rows)


def _outcome(name: str, merged: Merged, not_read: tuple[NotRead, ...]) -> Outcome:
    differs = merged.added or merged.changed or merged.withdrawn
    return Outcome(
        name=name,
        state=State.UPDATED if differs else State.UNCHANGED,
        rows=len(merged.rows),
        added=merged.added,
        changed=merged.changed,
        withdrawn=merged.withdrawn,
        refused=merged.refused,
        not_read=not_read,
    )


def _not_read(came: tuple[Came, ...], read_now: list[_Read]) -> tuple[NotRead, ...]:
    """Return what nobody took over: a document may be read several times, each time for other rows."""
    taken: dict[str, set[int]] = {}
    left: dict[str, dict[int, Unread]] = {}
    for one, (stated, unread) in zip(came, read_now, strict=True):
        path = one.document.path
        taken.setdefault(path, set()).update(row.line for row in stated)
        left.setdefault(path, {}).update({row.line: row for row in unread})
    found = {
        path: tuple(row for line, row in sorted(rows.items()) if line not in taken[path])
        for path, rows in left.items()
    }
    return tuple(NotRead(path, rows) for path, rows in found.items() if rows)


async def _read(came: Came, cabinet: Cabinet) -> _Read:
    """Return what a document states, and what of it was not understood.

    Raises `ShapeError` if it is not of its publisher's form any more. A file that was never read
    before, one of a folder's many, may be something else altogether: then all of it is unread.
    """
    try:
        parsed = await _parsed(came)
    except ShapeError as error:
        if not came.wanted.one_of_many or cabinet.was_read(came.url):
            raise ShapeError(f"{came.document.path}: {error.message}") from error
        return (), (Unread(0, came.document.path, error.message),)
    cabinet.mark_read(came.url)
    return parsed.stated, parsed.unread


async def _parsed(came: Came) -> Parsed:
    try:
        return await worker.run(read, came.content, came.document, seconds=READING)
    except worker.WorkerError as error:
        raise ShapeError(f"It could not be read: {error}.") from error
