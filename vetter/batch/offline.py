"""The engine for what needs no network: many outlets at a time in each of the processes that read pages.

There is nothing to wait for, so all of the work is this machine's own, and every core takes its share.
"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from vetter import worker
from vetter.batch.engine import Began, side_by_side
from vetter.batch.one import failed, reported, vetted
from vetter.errors import DataError, SettingsError, VetterError
from vetter.lists import held_still
from vetter.pipeline import vet
from vetter.resolve.target import understand
from vetter.store import newest_with_evidence
from vetter.worker import WorkerError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vetter.batch.engine import Ended, Told
    from vetter.batch.one import Task
    from vetter.batch.work import Work
    from vetter.model import Event

T = TypeVar("T")
AT_ONCE: Final = 16  # outlets that a process is handed
SECONDS: Final = 60.0  # for so many; each takes a few milliseconds


class OfflineEngine:
    """Vets without network, by what vetter brings and what was stored before."""

    def __init__(self, task: Task) -> None:
        self._task = task

    async def run(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        """Vet until nothing is left; see `vetter.batch.engine.Engine`."""
        worker.begin(rehearsal="vetter.batch.rehearsal")
        await side_by_side(worker.PROCESSES + 1, lambda: self._steadily(take, tell))

    async def _steadily(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        while taken := await take(AT_ONCE):
            stored, fresh = await asyncio.to_thread(self._apart, taken)
            for work in fresh:
                tell(Began(work))
            for one in await self._judged(fresh):
                tell(one)
            for work in stored:
                tell(Began(work))
                tell(await vetted(work, self._task, tell))

    def _apart(self, works: list[Work]) -> tuple[list[Work], list[Work]]:
        """Return those of whose outlets evidence is stored, and the others."""
        stored: list[Work] = []
        fresh: list[Work] = []
        for work in works:
            kept = newest_with_evidence(self._task.home, _host(work))
            (stored if kept else fresh).append(work)
        return stored, fresh

    async def _judged(self, works: list[Work]) -> list[Ended]:
        """Return the endings of outlets of which nothing is stored; one that kills its process stands alone."""
        if not works:
            return []
        try:
            return await worker.run(judged, works, self._task, seconds=SECONDS)
        except WorkerError as error:
            if len(works) == 1:
                return [failed(works[0], error)]
            return [one for work in works for one in await self._judged([work])]


def judged(works: list[Work], task: Task) -> list[Ended]:
    """Return the endings of outlets that are held against what vetter brings with it."""
    # The process may be older than the choice of this folder, and what lists there are depends on it.
    os.environ["VETTER_HOME"] = str(task.home)
    return asyncio.run(_all(works, task))


class _Here(ThreadPoolExecutor):
    """Does at once what is meant for a thread: where nothing is waited for, a thread only costs its coming and going.

    So no time limit ends what is done here: this process is the limit, and is ended with it.
    """

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Return what ``fn`` comes to, as a future that has ended."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever awaits it is told
            future.set_exception(error)
        return future


async def _all(works: list[Work], task: Task) -> list[Ended]:
    asyncio.get_running_loop().set_default_executor(_Here())
    with held_still():
        return [await _one(work, task) for work in works]


async def _one(work: Work, task: Task) -> Ended:
    try:
        assessment = await vet(work.target, task.options, task.settings, task.home, _nobody)
    except (DataError, SettingsError):
        raise  # no outlet's fault, and the next one would meet it too
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this outlet's ending
        return failed(work, error)
    return reported(work, assessment, msgspec.json.encode(assessment))


def _nobody(_: Event) -> None:
    """Tell nobody: it is over before anybody could look."""


def _host(work: Work) -> str:
    try:
        return understand(work.target).host
    except VetterError:
        return ""
