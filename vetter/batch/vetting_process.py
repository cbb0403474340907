"""A process that vets outlets of a batch for the one that started it, and what the two say to each other."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from logging.handlers import QueueHandler
from queue import SimpleQueue
from typing import Any, Final, NoReturn

import uvloop
from msgspec import Struct

from vetter.batch.engine import Told, Went
from vetter.batch.local import LocalEngine
from vetter.batch.one import Task
from vetter.batch.turns import Queue, Rests, Wanted
from vetter.batch.work import Work
from vetter.beside import Parent
from vetter.errors import VetterError
from vetter.model import CaseNamed, SourceBegan, StageBegan
from vetter.worker_process import GARBAGE

log = logging.getLogger(__name__)

TOLD: Final = (StageBegan, SourceBegan)
"""What is told of an outlet's way: what a table of many can show."""

TELL_EVERY: Final = 0.2  # seconds; oftener nobody reads it


class Begin(Struct, frozen=True):
    """Said to it first: how to vet, and how many outlets at once."""

    task: Task
    workers: int


class More(Struct, frozen=True):
    """It has room for one more outlet; said first once it has loaded all that it needs."""


class Over(Struct, frozen=True):
    """Said to it in place of an outlet: there is no more."""


class Stop(Struct, frozen=True):
    """Said to it: put away what is in flight, and end."""


class HowFar(Struct, frozen=True):
    """How far outlets have got since it was last said."""

    went: tuple[Went, ...]


class Done(Struct, frozen=True):
    """It has nothing left to do, or cannot go on because of an ``error``."""

    error: Exception | None = None


class Remarked(Struct, frozen=True):
    """It has something for the log."""

    record: logging.LogRecord


def serve(line: int, asking: int) -> None:
    """Vet what the parent hands out, until there is no more of it or the parent says so; end when it does."""
    gc.set_threshold(*GARBAGE)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(line, asking))


async def _serve(line: int, asking: int) -> None:
    parent = await Parent.reached(line, asking)
    logging.basicConfig(handlers=[_Log(parent)], level=logging.WARNING, force=True)
    desk = _Desk(parent)
    begin: Begin = await parent.line.hear()
    engine = LocalEngine(begin.task, begin.workers, desk.turns.gate)
    vetting = asyncio.create_task(engine.run(desk.take, desk.tell))
    hearing = asyncio.create_task(desk.hear(vetting))
    try:
        await vetting
    except asyncio.CancelledError:
        parent.line.say(Done())
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent is told
        parent.line.say(Done(_told(error)))
    else:
        parent.line.say(Done())
    hearing.cancel()
    await parent.line.said()


def _told(error: Exception) -> Exception:
    """Return an error as the parent can take it: one that nobody foresaw may refuse to travel."""
    if isinstance(error, VetterError):
        return error
    log.error("a process that vets outlets cannot go on", exc_info=error)
    return RuntimeError(f"{type(error).__name__}: {error:.300}")


class _Log(QueueHandler):
    """Sends remarks to the parent, which knows where they belong."""

    def __init__(self, parent: Parent) -> None:
        super().__init__(SimpleQueue[Any]())
        self._parent = parent
        self._loop = asyncio.get_running_loop()

    def enqueue(self, record: logging.LogRecord) -> None:
        self._loop.call_soon_threadsafe(self._parent.line.say, Remarked(record))


class _Desk:
    """Takes work from the parent and tells it what comes of it."""

    def __init__(self, parent: Parent) -> None:
        self._parent = parent
        self._went: dict[str, Went] = {}  # how far outlets have got, which is told of all together
        self._handed: asyncio.Queue[Work | Over] = asyncio.Queue()
        self.turns = Queue(parent.line)

    async def take(self, _: int) -> list[Work]:
        """See `vetter.batch.engine.Engine`; it is one at most."""
        self._parent.line.say(More())
        work = await self._handed.get()
        return [work] if isinstance(work, Work) else []

    def tell(self, told: Told) -> None:
        """See `vetter.batch.engine.Engine`."""
        if isinstance(told, Went) and isinstance(told.event, CaseNamed):
            try:
                self._parent.ask(told)
            except EOFError:
                _end_at_once()
        elif not isinstance(told, Went):
            self._parent.line.say(told)
        elif isinstance(told.event, TOLD):
            if not self._went:
                asyncio.get_running_loop().call_later(TELL_EVERY, self._tell_how_far)
            self._went[told.key] = told

    def _tell_how_far(self) -> None:
        self._parent.line.say(HowFar(tuple(self._went.values())))
        self._went.clear()

    async def hear(self, vetting: asyncio.Task[None]) -> None:
        """Hear what the parent says, until it is gone."""
        while True:
            try:
                said = await self._parent.line.hear()
            except EOFError:
                _end_at_once()
            if isinstance(said, Wanted):
                self.turns.came(said.host)
            elif isinstance(said, Rests):
                self.turns.told(said)
            elif isinstance(said, Stop):
                vetting.cancel()
            else:
                self._handed.put_nowait(said)


def _end_at_once() -> NoReturn:
    """End as if killed: whoever goes on with the batch clears away what is in flight."""
    os._exit(1)
