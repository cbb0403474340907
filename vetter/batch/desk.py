"""What one worker of a cluster has in hand: a few outlets side by side, in an event loop of its own."""

from __future__ import annotations

import asyncio
import gc
import tempfile
from concurrent.futures import CancelledError, Future
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Final

import uvloop
from distributed import Worker, WorkerPlugin, secede

from vetter.batch.gate import ServiceGate
from vetter.batch.one import Task, get_ready, vetted
from vetter.batch.order import BEGAN, TOPIC, Came, Order
from vetter.batch.room import Room
from vetter.net import Traffic
from vetter.store.parcel import pack
from vetter.worker_process import GARBAGE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from vetter.batch.engine import Ended, Told

NAME: Final = "vetter"
ROOM: Final = 6  # outlets that a worker vets side by side
GRACE: Final = 5.0  # seconds in which a worker that ends puts away what is in flight

_making = Lock()


class Desk(WorkerPlugin):  # type: ignore[misc]  # dask is typed in parts only
    """The orders of a worker.

    A thread of dask that has one waits until there is room for it, and only then lets the next come: so each worker
    is handed as many as it has room for, and has one more at hand.
    """

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._room = Room(ROOM)
        self._gates: dict[str, ServiceGate] = {}
        self._batches: dict[str, _Batch] = {}
        self._orders: dict[str, Future[Came]] = {}
        self._ready: asyncio.Task[None] | None = None
        gc.set_threshold(*GARBAGE)
        self._loop = uvloop.new_event_loop()
        Thread(target=self._loop.run_forever, name="vetter", daemon=True).start()

    def run(self, order: Order) -> Came | None:
        """Wait for room, vet an outlet and return what came of it; None if it was called off."""
        begun = Event()
        coming = asyncio.run_coroutine_threadsafe(self._run(order, begun), self._loop)
        coming.add_done_callback(lambda _: begun.set())
        self._orders[order.key] = coming
        try:
            begun.wait()
            secede()
            return coming.result()
        except CancelledError:
            return None
        finally:
            del self._orders[order.key]

    def transition(self, key: Any, start: str, finish: str, **_: Any) -> None:  # noqa: ARG002 - dask's
        """Call off what nobody waits for any more: its batch was stopped, or who submitted it is lost."""
        if finish == "released" and (coming := self._orders.get(key)):
            coming.cancel()

    def leave_alone(self, host: str, seconds: float) -> None:
        """Learn that a service is to be left alone."""
        self._loop.call_soon_threadsafe(lambda: self.gate(host).learn(seconds))

    def gate(self, host: str) -> ServiceGate:
        """Return the gate before a service; to be called in the event loop of the desk."""
        if host not in self._gates:
            self._gates[host] = ServiceGate(host, self._worker)
        return self._gates[host]

    async def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - dask's
        """End with the worker."""
        ending = asyncio.run_coroutine_threadsafe(_put_away(), self._loop)
        await asyncio.wrap_future(ending)
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _run(self, order: Order, begun: Event) -> Came:
        async with self._room.taken(ROOM if order.alone else 1):
            self._worker.log_event(TOPIC, (BEGAN, order.key))
            begun.set()
            await self._get_ready()
            async with self._traffic(order.batch) as traffic:
                return await _vetted(order, traffic)

    async def _get_ready(self) -> None:
        if self._ready is None:
            self._ready = asyncio.create_task(get_ready())
        await asyncio.shield(self._ready)

    @asynccontextmanager
    async def _traffic(self, batch: str) -> AsyncIterator[Traffic]:
        """Give what the outlets of a batch share; it ends with the last of them that is in flight."""
        shared = self._batches.setdefault(batch, _Batch(Traffic(self.gate)))
        shared.outlets += 1
        try:
            yield shared.traffic
        finally:
            shared.outlets -= 1
            if not shared.outlets:
                del self._batches[batch]
                await shared.traffic.__aexit__()


class _Batch:
    """How many outlets of a batch are in flight, and what they share."""

    def __init__(self, traffic: Traffic) -> None:
        self.traffic = traffic
        self.outlets = 0


def desk_of(worker: Worker) -> Desk:
    """Return the desk of a worker, which is made for its first order; not to be called in its event loop."""
    with _making:
        if NAME not in worker.plugins:
            loop: asyncio.AbstractEventLoop = worker.loop.asyncio_loop
            adding = worker.plugin_add(Desk(worker), NAME)
            asyncio.run_coroutine_threadsafe(adding, loop).result()
        desk: Desk = worker.plugins[NAME]
        return desk


async def _vetted(order: Order, traffic: Traffic) -> Came:
    with tempfile.TemporaryDirectory(prefix="vetter-outlet-") as folder:
        task = Task(order.task.options, order.task.settings, Path(folder))
        ended: Ended = await vetted(order.work, task, _nobody, traffic)
        name = ended.ending.case
        return Came(ended, pack(task.home, name) if name else None)


def _nobody(_: Told) -> None:
    """Tell nobody: whoever submitted the outlet hears of it when it ends."""


async def _put_away() -> None:
    """Call off all that runs in this event loop."""
    running = asyncio.all_tasks() - {asyncio.current_task()}
    for task in running:
        task.cancel()
    if running:
        await asyncio.wait(running, timeout=GRACE)
