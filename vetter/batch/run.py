"""Run a batch: hand out the work, keep what comes of it, and leave a state that can be read and gone on with."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from vetter import clock
from vetter.batch import files
from vetter.batch.engine import Ended, Went
from vetter.batch.progress import Progress
from vetter.batch.publish import publish
from vetter.batch.recover import recover
from vetter.model import CaseOpened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.batch.engine import Engine, Told
    from vetter.batch.job import Job
    from vetter.batch.work import Work

PUBLISH_EVERY: Final = 30.0  # seconds, and ten times as long as it takes


class Batch:
    """One run of a batch over its table. ``progress`` says how far it is; ``watch`` hears of all that happens."""

    def __init__(self, job: Job, engine: Engine, home: Path) -> None:
        self._job = job
        self._engine = engine
        self.watch: Callable[[Told], None] = lambda _: None
        self._going = asyncio.Event()
        self._going.set()
        self._running: asyncio.Task[None] | None = None
        self._stopped = False
        self._fresh = False  # something ended since the outputs were written
        recover(job, home)
        self.progress = Progress(job.counts(), job.failures())

    async def run(self) -> bool:
        """Vet what waits, and return whether nothing is left. The outputs are written at the end, whatever happens."""
        publishing = asyncio.create_task(self._publish_now_and_then())
        try:
            while not self._stopped:
                self._running = asyncio.create_task(self._engine.run(self._take, self._tell))
                with suppress(asyncio.CancelledError):
                    await self._running
                    break
                if (current := asyncio.current_task()) and current.cancelling():
                    raise asyncio.CancelledError
                self._put_back()
        finally:
            await self._end(publishing)
        return not self.progress.left

    def pause(self) -> None:
        """Begin no more outlets; those in flight go on to their end."""
        self.progress.paused = True
        self._going.clear()

    def resume(self) -> None:
        """Go on."""
        self.progress.paused = False
        self._going.set()

    def stop(self) -> None:
        """End soon: what is done is kept, and what is in flight put back."""
        self._stopped = True
        self.begin_again()

    def begin_again(self) -> None:
        """Put back what is in flight and begin it anew, as after the program stood still for a while."""
        if self._running is not None:
            self._running.cancel()

    async def _take(self, most: int) -> list[Work]:
        await self._going.wait()
        return self._job.take(most)

    def _tell(self, told: Told) -> None:
        if isinstance(told, Went) and isinstance(told.event, CaseOpened):
            self._job.opened(told.key, told.event.case)
        elif isinstance(told, Ended):
            self._keep(told)
        self.progress.take_in(told)
        self.watch(told)

    def _keep(self, told: Ended) -> None:
        outlet = self._job.outlet(told.ending.key)
        if told.report and outlet is not None:
            files.put(self._job.folder / files.report_of(outlet), told.report)
        self._job.finish((told.ending,))
        self._fresh = True

    def _put_back(self) -> None:
        self._job.put_back(tuple(self.progress.running))
        self.progress.put_back()

    async def _publish_now_and_then(self) -> None:
        pause = PUBLISH_EVERY
        while True:
            await asyncio.sleep(pause)
            if self._fresh:
                self._fresh = False
                began = clock.ticks()
                await asyncio.to_thread(publish, self._job.folder)
                pause = max(PUBLISH_EVERY, 10 * (clock.ticks() - began))

    async def _end(self, publishing: asyncio.Task[None]) -> None:
        publishing.cancel()
        with suppress(asyncio.CancelledError):
            await publishing
        self._put_back()
        await asyncio.to_thread(publish, self._job.folder)
