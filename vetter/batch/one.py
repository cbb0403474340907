"""Vet one outlet of a batch: whatever it does, there is an ending."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from vetter import clock, pipeline, worker
from vetter.batch.engine import Ended, Went
from vetter.batch.work import Ending, pack
from vetter.errors import (
    AmbiguousError,
    CannotError,
    DataError,
    SettingsError,
    UsageError,
    VetterError,
)
from vetter.model import Assessment, Candidate, CaseNamed
from vetter.phrases import listing
from vetter.pipeline import Options, vet
from vetter.report.html import page
from vetter.report.line import summary
from vetter.report.outline import outline
from vetter.report.safe import all_plain
from vetter.settings import Settings
from vetter.shared import without_offer
from vetter.store import discard
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.batch.engine import Told
    from vetter.batch.work import Work
    from vetter.model import Event
    from vetter.net import Traffic

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

    @property
    def among_others(self) -> Settings:
        """The settings, but that no other site is looked at: the outlets of a list are held against each other."""
        crawl = msgspec.structs.replace(self.settings.crawl, tied_sites=0)
        return msgspec.structs.replace(self.settings, crawl=crawl)


async def get_ready() -> None:
    """Load what all outlets need, and wait for the processes that read: none is to spend its own time on that."""
    worker.begin()
    async with asyncio.TaskGroup() as group:
        for load in (pipeline.get_ready_to_choose, pipeline.get_ready_to_judge):
            group.create_task(asyncio.to_thread(load))
        with suppress(worker.WorkerError):  # whoever reads a record will say so
            await worker.run(os.getpid)


async def vetted(
    work: Work, task: Task, tell: Callable[[Told], None], traffic: Traffic | None = None
) -> Ended:
    """Vet one outlet and return its ending, whatever the outlet does.

    ``traffic`` is what it shares with those that are vetted beside it. Raises `CannotError` where it is this machine that cannot go on, as when its disk is full.
    """
    case = ""

    def listen(event: Event) -> None:
        nonlocal case
        if isinstance(event, CaseNamed):
            case = event.case
        tell(Went(work.key, event))

    try:
        async with asyncio.timeout(task.deadline):
            assessment = await vet(
                work.target, task.options, task.among_others, task.home, listen, traffic=traffic
            )
            return await ending_of(work, assessment, task.home)
    except asyncio.CancelledError:
        discard(task.home, case)
        raise
    except (DataError, SettingsError):
        raise  # no outlet's fault, and the next one would meet it too
    except Exception as error:
        if no_room(error):
            raise cannot_keep(error) from error
        return failed(work, error, case if (task.home / "cases" / case).is_dir() else "")


async def ending_of(work: Work, assessment: Assessment, home: Path) -> Ended:
    """Return the ending of an outlet that was assessed, with its report, both fit to be passed on."""
    if assessment.offer is not None:  # of a stored case
        assessment = await asyncio.to_thread(without_offer, home, assessment.case)
    return await worker.run(ended, work, msgspec.json.encode(assessment))


def ended(work: Work, assessment: bytes) -> Ended:
    """Return the ending of an outlet that was assessed (as JSON), with its report."""
    return reported(work, decoded(assessment, Assessment), assessment)


def reported(work: Work, assessment: Assessment, packed: bytes) -> Ended:
    """Return the ending of an assessment, of which ``packed`` is the JSON."""
    told = packed.decode()
    found = outline(assessment, is_safe=all_plain(told))
    ending = Ending(
        key=work.key,
        made=_now(),
        assessment=pack(told),
        summary=msgspec.json.encode(summary(found)),
        case=found.assessment.case,
    )
    return Ended(work, ending, page(found).encode())


def cannot_keep(error: Exception) -> CannotError:
    """Return in words that nothing more can be written, and what to do."""
    return CannotError(
        f"Nothing more can be kept here: {error}.",
        "What is done is kept. Make room, and give the same command again.",
    )


def no_room(error: BaseException | None) -> bool:
    """Return whether an error means that nothing more can be written here."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return True
        if isinstance(error, sqlite3.OperationalError) and "full" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def failed(work: Work, error: Exception, case: str = "") -> Ended:
    """Return the ending of an outlet that could not be vetted because of ``error``."""
    kind, words = reason(error)
    ending = Ending(key=work.key, made=_now(), case=case, error=words[:2000], kind=kind)
    return Ended(work, ending)


def reason(error: Exception) -> tuple[str, str]:
    """Return of which kind a failure is, and the reason in words. What nobody foresaw goes into the log as well."""
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
    if isinstance(error, worker.WorkerError):
        return "ended its process", f"What vetted it came to no end: {error}."
    return "fault in vetter", f"This is a fault in vetter: {type(error).__name__}: {error}"[:300]


def _now() -> str:
    return clock.now().isoformat()
