"""Run a batch: hand out the work, keep what comes of it, and leave a state that can be read and gone on with."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter import clock
from vetter.batch import files
from vetter.batch.engine import Ended, Went
from vetter.batch.network import missing, put_network, shared
from vetter.batch.progress import Progress
from vetter.batch.publish import publish
from vetter.batch.recover import recover
from vetter.batch.second_look import look_again
from vetter.batch.since import since
from vetter.batch.work import unpack
from vetter.errors import CannotError, CaseError
from vetter.model import Assessment, CaseNamed
from vetter.phrases import count
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vetter.batch.engine import Engine, Told
    from vetter.batch.job import Job
    from vetter.batch.work import Ending, Outlet, Work
    from vetter.model import Network
    from vetter.settings import Settings

LOOK_AGAIN: Final = "look_again"
"""Noted from the first ending on, until those that share something have been looked at once more."""
PUBLISH_EVERY: Final = 30.0  # seconds, and ten times as long as it takes
CLAIM: Final = 32  # outlets that are noted as begun in one step
VET_ANEW: Final = "To vet the list anew, in a terminal: vetter batch LIST --recheck 0h"
KEEP: Final = 64  # endings that are kept in one step at most
KEEP_EVERY: Final = (
    0.2  # seconds that an ending waits for others; a kill meanwhile is mended by its case
)


class Batch:
    """One run of a batch over its table. ``progress`` says how far it is; ``watch`` hears of all that happens."""

    def __init__(self, job: Job, engine: Engine, home: Path, settings: Settings) -> None:
        self._job = job
        self._engine = engine
        self._home = home
        self._settings = settings
        self.watch: Callable[[Told], None] = lambda _: None
        self._going = asyncio.Event()
        self._going.set()
        self._running: asyncio.Task[None] | None = None
        self._stopped = False
        self._fresh = False  # something ended since the outputs were written
        self._fault: CannotError | None = None
        self._claimed: deque[Work] = deque()
        self._endings: list[Ending] = []
        self._found: tuple[Network | None] | None = None
        recover(job, home)
        self.progress = Progress(job.counts(), job.failures())
        self.progress.due = bool(job.about().get(LOOK_AGAIN))

    async def run(self) -> bool:
        """Vet what waits, look again at networks, and return whether nothing is left of either.

        The outputs are written at the end, whatever happens.
        """
        publishing = asyncio.create_task(self._publish_now_and_then())
        try:
            while not self._stopped:
                self._running = asyncio.create_task(self._vet_all())
                with suppress(asyncio.CancelledError):
                    await self._running
                    break
                if (current := asyncio.current_task()) and current.cancelling():
                    raise asyncio.CancelledError
                self._put_back()
        finally:
            await self._end(publishing)
        if self._fault is not None:
            raise self._fault
        return self.progress.finished

    @property
    def folder(self) -> Path:
        """Where all that comes of it lies."""
        return self._job.folder

    def outlets(self) -> Iterator[Outlet]:
        """Yield the outlets of the list as they stand."""
        return self._job.outlets()

    def assessment(self, key: str) -> Assessment | None:
        """Return the newest assessment of an outlet, if there is one."""
        self._keep_endings()
        packed = self._job.assessment(key)
        return decoded(unpack(packed), Assessment) if packed else None

    def network(self) -> Network:
        """Return what the outlets of the list share; it blocks. Raises `CaseError` where there are not two."""
        found = shared(self.folder, self._home)
        if found is not None:
            return found
        if gone := missing(self.folder, self._home):
            raise CaseError(
                f"The results come from an earlier run, and the cases of {count(gone, 'outlet')} are not on this machine.",
                VET_ANEW,
            )
        raise CaseError("There are not two outlets of this list yet that can be compared.")

    def pause(self) -> None:
        """Begin no more outlets, neither for the first time nor again; those in flight go on to their end."""
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

    async def _vet_all(self) -> None:
        await self._engine.run(self._take, self._tell)
        self._keep_endings()
        if self.progress.due:
            await look_again(
                self._job,
                await self._compared(),
                self._home,
                self._settings,
                self.progress,
                self._tell_again,
                self._going.wait,
            )
            self._keep_endings()
            self._job.about(**{LOOK_AGAIN: ""})
            self.progress.due = False

    async def _compared(self) -> Network | None:
        """Return what the outlets share, which is found out once for all that end: to be judged again changes nothing of it."""
        if self._found is None:
            self._found = (await asyncio.to_thread(shared, self._job.folder, self._home),)
        return self._found[0]

    async def _take(self, most: int) -> list[Work]:
        await self._going.wait()
        if most and not self._claimed:
            self._claimed.extend(self._job.take(CLAIM))
        return [self._claimed.popleft() for _ in range(min(most, len(self._claimed)))]

    def _tell(self, told: Told) -> None:
        if isinstance(told, Went) and isinstance(told.event, CaseNamed):
            self._job.opened(told.key, told.event.case)
        elif isinstance(told, Ended):
            self._found = None
            self._keep(told)
        self.progress.take_in(told)
        self.watch(told)

    def _tell_again(self, told: Ended) -> None:
        """Keep another result of the same case; what changed since the batch before stays as it was told."""
        self._put_report(told)
        self._await_keeping(told.ending)
        self.watch(told)

    def _put_report(self, told: Ended) -> None:
        if told.report:
            files.put(self._job.folder / files.report_of(told.work), told.report)

    def _keep(self, told: Ended) -> None:
        self._put_report(told)
        key = told.ending.key
        before = self._job.outlet(key)
        changed = None
        if before and before.summary:
            changed = since(before, self._job.assessment(key), told.ending, self._home)
        self._await_keeping(replace(told.ending, changes=changed))

    def _await_keeping(self, ending: Ending) -> None:
        self._endings.append(ending)
        if len(self._endings) >= KEEP:
            self._keep_endings()
        elif len(self._endings) == 1:
            asyncio.get_running_loop().call_later(KEEP_EVERY, self._keep_in_time)

    def _keep_in_time(self) -> None:
        try:
            self._keep_endings()
        except CannotError as error:  # a timer has nobody to raise it to
            self._fault = error
            self.stop()

    def _keep_endings(self) -> None:
        if self._endings:
            if not self._fresh:
                self._job.about(**{LOOK_AGAIN: "due"})
                self.progress.due = True
            self._job.finish(self._endings)
            self._endings.clear()
            self._fresh = True

    def _put_back(self) -> None:
        self._keep_endings()
        self._job.put_back()
        self._claimed.clear()
        self.progress.put_back()

    async def _publish_now_and_then(self) -> None:
        pause = PUBLISH_EVERY
        while True:
            await asyncio.sleep(pause)
            if self._fresh:
                self._fresh = False
                began = clock.ticks()
                await asyncio.to_thread(publish, self._job.folder, whole=False)
                pause = max(PUBLISH_EVERY, 10 * (clock.ticks() - began))

    async def _end(self, publishing: asyncio.Task[None]) -> None:
        publishing.cancel()
        self._put_back()
        with suppress(asyncio.CancelledError, CannotError):  # what failed there is tried once more
            await publishing
        if not self._stopped:
            with suppress(CannotError):  # the rest does not hang on it
                found = await self._compared()
                await asyncio.to_thread(put_network, self._job.folder, self._home, found)
        await asyncio.to_thread(publish, self._job.folder)
