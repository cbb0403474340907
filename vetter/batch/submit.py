"""Hand outlets to a cluster one at a time, as its workers begin them, and keep what comes back.

A few more than have been begun are at the workers or wait for them, so that none of them ever waits for this machine.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from distributed import KilledWorker
from distributed.client import FutureCancelledError

from vetter.batch import order
from vetter.batch.engine import Began, Went
from vetter.batch.handing import Handing
from vetter.batch.one import failed
from vetter.batch.order import BEGAN, RESTS, TOPIC, Came, Order
from vetter.errors import CannotError, CaseError
from vetter.model import CaseNamed
from vetter.store.parcel import unpack
from vetter.worker import WorkerError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from distributed import Client

    from vetter.batch.engine import Told
    from vetter.batch.one import Task
    from vetter.batch.work import Work

AHEAD: Final = 2  # outlets for each worker that it has not begun: one at hand, and one on its way
SPARE: Final = 2  # for a worker that joins
KILLED: Final = "the workers that vetted it died, and so did others that had nothing else in hand"
PASSING: Final = 5.0  # seconds for all workers to take in what one has learned


class Submitter:
    """One run of a batch on the cluster of ``client``, whose scheduler answers at ``address``."""

    def __init__(
        self, client: Client, address: str, task: Task, tell: Callable[[Told], None]
    ) -> None:
        self._client = client
        self._address = address
        self._task = task
        self._tell = tell
        self._batch = uuid4().hex
        self._ahead: dict[str, Work] = {}  # by the keys of orders that no worker has begun
        self._fewer = asyncio.Event()
        self._alone = asyncio.Lock()
        self._learned: asyncio.Queue[tuple[str, float]] = asyncio.Queue()

    async def run(self, take: Callable[[int], Awaitable[list[Work]]]) -> None:
        """Vet until nothing is left. Raises `CannotError` where it cannot go on."""
        handing, numbers = Handing(take), count()
        self._client.subscribe_topic(TOPIC, self._hear)
        passing = asyncio.create_task(self._pass_on())
        try:
            async with asyncio.TaskGroup() as group:
                # To `Handing` each is a process of its own: it is not known here which worker takes it.
                while work := await handing.next(next(numbers)):
                    group.create_task(self._see_to(work, handing))
                    # Now it is counted among those ahead, before the next is taken.
                    await asyncio.sleep(0)
                    await self._until_wanted()
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from errors
        finally:
            passing.cancel()

    async def _see_to(self, work: Work, handing: Handing) -> None:
        await self._keep(await self._vetted(work))
        handing.ended(work.key)

    async def _until_wanted(self) -> None:
        """Wait until the workers have begun most of what was handed out."""
        while SPARE + AHEAD * await self._workers() <= len(self._ahead):
            self._fewer.clear()
            await self._fewer.wait()

    async def _workers(self) -> int:
        try:
            return len(await self._client.nthreads())
        except OSError as error:
            raise self._lost() from error

    async def _vetted(self, work: Work) -> Came:
        """Return what came of an outlet; one with which workers were lost is tried again where no other is in flight."""
        try:
            return await self._done(work, alone=False)
        except KilledWorker:
            async with self._alone:
                try:
                    return await self._done(work, alone=True)
                except KilledWorker:
                    return Came(failed(work, WorkerError(KILLED)), None)

    async def _done(self, work: Work, *, alone: bool) -> Came:
        came: Came | None = None
        while came is None:  # a worker that ends puts it away
            key = f"vet-{uuid4().hex}"
            sent = Order(key, self._batch, work, self._task, alone)
            future = self._client.submit(order.run, sent, key=key)
            self._ahead[key] = work
            try:
                came = await future
                self._has_begun(key)
            except FutureCancelledError as error:
                raise self._lost() from error
            finally:
                future.release()
                self._ahead.pop(key, None)
                self._fewer.set()
        return came

    def _hear(self, event: tuple[float, tuple[Any, ...]]) -> None:
        what, *told = event[1]
        if what == BEGAN:
            self._has_begun(told[0])
        elif what == RESTS:
            self._learned.put_nowait((told[0], told[1]))

    def _has_begun(self, key: str) -> None:
        if work := self._ahead.pop(key, None):
            self._tell(Began(work))
            self._fewer.set()

    async def _pass_on(self) -> None:
        """Pass on to all workers what one of them has learned."""
        while True:
            host, seconds = await self._learned.get()
            with suppress(TimeoutError, OSError):
                async with asyncio.timeout(PASSING):
                    await self._client.run(order.leave_alone, host, seconds, on_error="ignore")

    async def _keep(self, came: Came) -> None:
        if came.parcel is not None:
            # Said first: whatever a kill leaves of it is found, and taken or cleared away.
            self._tell(Went(came.ended.work.key, CaseNamed(came.parcel.name)))
            try:
                await asyncio.to_thread(unpack, self._task.home, came.parcel)
            except CaseError as error:
                raise CannotError(
                    error.message,
                    "What is done is kept. Make room, and give the same command again.",
                ) from error
        self._tell(came.ended)

    def _lost(self) -> CannotError:
        return CannotError(
            f"The scheduler at {self._address} was lost.",
            "What is done is kept. Start it again, and give the same command again.",
        )
