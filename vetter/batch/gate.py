"""One question at a time to a third-party service, whichever worker of a cluster asks it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, Timer
from typing import TYPE_CHECKING

from vetter import clock
from vetter.batch.order import RESTS, TOPIC

if TYPE_CHECKING:
    from distributed import Semaphore, Worker


class ServiceGate:
    """The turn to ask ``host``, kept by the scheduler of a ``worker``; one that is lost gives it back.

    See `vetter.net.pacing.Gate`.
    """

    def __init__(self, host: str, worker: Worker) -> None:
        from distributed import Semaphore

        self._host = host
        self._worker = worker
        self._rests_until = 0.0
        self._semaphore: Semaphore = Semaphore(
            max_leases=1,
            name=f"vetter asks {host}",
            scheduler_rpc=worker.scheduler,
            loop=worker.loop,
        )
        # A thread of its own: whoever waits here must not keep others from theirs.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="gate")

    async def enter(self) -> None:
        """Wait for the turn, and take it."""
        place = _Place(self._semaphore)
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, place.wait)
        except asyncio.CancelledError:
            place.give_up()
            raise

    def leave(self, seconds: float) -> None:
        """Give the turn back in so many seconds."""
        timer = Timer(seconds, self._semaphore.release)
        timer.daemon = True
        timer.start()

    def rest(self, seconds: float) -> None:
        """Tell whoever submitted something, who passes it on to the other workers."""
        self._worker.log_event(TOPIC, (RESTS, self._host, seconds))

    def learn(self, seconds: float) -> None:
        """Learn from another that the service is to be left alone for so many seconds."""
        self._rests_until = clock.ticks() + seconds

    @property
    def rests(self) -> bool:
        """Whether another has told so."""
        return clock.ticks() < self._rests_until


class _Place:
    """A place in the queue, which may be given up while a thread still stands there."""

    def __init__(self, semaphore: Semaphore) -> None:
        self._semaphore = semaphore
        self._lock = Lock()
        self._taken = self._given_up = False

    def wait(self) -> None:
        """Take the turn, and give it back at once if nobody wants it any more."""
        if self._given_up:
            return
        self._semaphore.acquire()
        with self._lock:
            self._taken = not self._given_up
        if not self._taken:
            self._semaphore.release()

    def give_up(self) -> None:
        """Leave the queue, or give the turn back if it was taken."""
        with self._lock:
            self._given_up = True
        if self._taken:
            self._semaphore.release()
