"""The engine of one machine: a few outlets in flight in this process, their pages read in others."""

from __future__ import annotations

import asyncio
import errno
import logging
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from vetter import clock, worker
from vetter.batch.engine import Began, Ended, Went
from vetter.batch.work import Ending, pack
from vetter.errors import (
    AmbiguousError,
    CannotError,
    CaseError,
    DataError,
    SettingsError,
    UsageError,
    VetterError,
)
from vetter.model import Assessment, Candidate, CaseOpened
from vetter.net import Traffic
from vetter.phrases import listing
from vetter.pipeline import Options, vet
from vetter.report.html import page
from vetter.report.line import summary
from vetter.report.outline import outline
from vetter.settings import Settings
from vetter.store import delete

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vetter.batch.engine import Told
    from vetter.batch.work import Work
    from vetter.model import Event

log = logging.getLogger(__name__)

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


class Task(Struct, frozen=True):
    """How every outlet of a batch is vetted, and below which folder its case stays."""

    options: Options
    settings: Settings
    home: Path

    @property
    def deadline(self) -> float:
        """How many seconds one outlet may take in all: more than all its sources one after another."""
        return self.settings.crawl.deadline + 6 * self.settings.sources.deadline + 60


class LocalEngine:
    """Vets ``workers`` outlets at once."""

    def __init__(self, task: Task, workers: int) -> None:
        self._task = task
        self._workers = workers
        self._traffic = Traffic()

    async def run(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        """Vet until nothing is left; see `vetter.batch.engine.Engine`."""
        worker.begin(rehearsed=not self._task.options.offline)
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._workers):
                    group.create_task(self._steadily(take, tell))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from errors

    async def _steadily(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        while taken := await take(1):
            for work in taken:
                tell(Began(work))
                tell(await vetted(work, self._task, self._traffic, tell))


async def vetted(work: Work, task: Task, traffic: Traffic, tell: Callable[[Told], None]) -> Ended:
    """Vet one outlet and return its ending, whatever the outlet does.

    Raises `CannotError` where it is this machine that cannot go on, as when its disk is full.
    """
    case = ""

    def listen(event: Event) -> None:
        nonlocal case
        if isinstance(event, CaseOpened):
            case = event.case
        tell(Went(work.key, event))

    try:
        async with asyncio.timeout(task.deadline):
            assessment = await vet(
                work.target, task.options, task.settings, task.home, listen, traffic=traffic
            )
            report, packed, line = await worker.run(shown, msgspec.json.encode(assessment))
        ending = Ending(
            key=work.key, made=_now(), assessment=packed, summary=line, case=assessment.case
        )
        return Ended(work, ending, report)
    except asyncio.CancelledError:
        with suppress(CaseError):
            delete(task.home, case)
        raise
    except (DataError, SettingsError):
        raise  # no outlet's fault, and the next one would meet it too
    except Exception as error:
        if no_room(error):
            raise CannotError(
                f"Nothing more can be kept here: {error}.",
                "What is done is kept. Make room, and give the same command again.",
            ) from error
        return Ended(work, _failed(work, error, case))


def shown(assessment: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the report of an assessment (as JSON) as a page, itself packed, and its line (as JSON)."""
    found = outline(msgspec.json.decode(assessment, type=Assessment))
    return page(found).encode(), pack(assessment), msgspec.json.encode(summary(found))


def no_room(error: BaseException | None) -> bool:
    """Return whether an error means that nothing more can be written here."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return True
        if isinstance(error, sqlite3.OperationalError) and "full" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _failed(work: Work, error: Exception, case: str) -> Ending:
    kind, words = _why(error)
    return Ending(key=work.key, made=_now(), case=case, error=words[:2000], kind=kind)


def _why(error: Exception) -> tuple[str, str]:
    """Return of which kind a failure is, and the reason in words."""
    if isinstance(error, AmbiguousError):
        sites = listing((one.domain for one in error.candidates if isinstance(one, Candidate)), 6)
        return "name fits several outlets", f"{error.message} {sites}. {error.hint}"
    if isinstance(error, TimeoutError):
        return "took too long", "It took longer than one outlet may take."
    if isinstance(error, UsageError):
        return "no outlet named", f"{error.message} {error.hint}".rstrip()
    if isinstance(error, VetterError):
        return "not found", f"{error.message} {error.hint}".rstrip()
    log.error("an outlet of a batch failed", exc_info=error)
    return "fault in vetter", f"This is a fault in vetter: {type(error).__name__}: {error}"[:300]


def _now() -> str:
    return clock.now().isoformat()
