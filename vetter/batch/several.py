"""The engine of one machine with several cores: outlets are vetted in processes beside this one.

Each of them is a `LocalEngine` that has its work from here. This process hands it out, keeps what comes of it, and
sees to it that all together ask a service no faster than one would.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from vetter.batch import vetting_process
from vetter.batch.engine import Began, Ended, Went
from vetter.batch.handing import Handing
from vetter.batch.one import failed
from vetter.batch.turns import Given, Held, Rests, Turns, Wanted
from vetter.batch.vetting_process import Begin, Done, HowFar, More, Over, Remarked, Stop
from vetter.beside import Beside
from vetter.errors import CannotError
from vetter.model import CaseNamed
from vetter.store import discard
from vetter.worker import WorkerError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from vetter.batch.engine import Told
    from vetter.batch.one import Task
    from vetter.batch.work import Work
    from vetter.beside import Line

GRACE: Final = 8.0  # seconds in which a process puts away what is in flight
STARTS: Final = 3  # in a row that come to nothing before it is given up
KILLED: Final = "the process that vetted it died, and so did the next"
CANNOT_START: Final = "The processes that vet outlets beside each other end as soon as they start."
IN_THIS_ONE: Final = "To vet one after another in this one: --workers 1"


class SeveralEngine:
    """Vets ``workers`` outlets at once in so many ``processes``."""

    def __init__(self, task: Task, workers: int, processes: int) -> None:
        self._task = task
        self._shares = [workers // processes + (n < workers % processes) for n in range(processes)]

    async def run(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        """Vet until nothing is left; see `vetter.batch.engine.Engine`.

        Raises `CannotError` if the processes cannot be started.
        """
        handing, turns = Handing(take), Turns()
        try:
            async with asyncio.TaskGroup() as group:
                for number, share in enumerate(self._shares):
                    post = _Post(number, Begin(self._task, share), handing, turns, tell)
                    group.create_task(post.man())
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from errors


class _Post:
    """The place of one process, which another takes when it dies."""

    def __init__(
        self,
        number: int,
        begin: Begin,
        handing: Handing,
        turns: Turns,
        tell: Callable[[Told], None],
    ) -> None:
        self._number = number
        self._begin = begin
        self._handing = handing
        self._turns = turns
        self._tell = tell
        self._cases: dict[str, str] = {}  # of what is in flight, by key

    async def man(self) -> None:
        """Have outlets vetted until there are no more."""
        home = self._begin.task.home
        done, vain = False, 0
        while not done:
            if vain == STARTS:
                raise CannotError(CANNOT_START, IN_THIS_ONE)
            # What lists there are hangs on the home.
            beside = await Beside.begin(vetting_process.__name__, {"VETTER_HOME": str(home)})
            beside.line.say(self._begin)
            shift = _Shift(self, beside, Held(self._turns, beside.line))
            try:
                done = await shift.whole()
            finally:
                shift.end()
                self._put_away()
            vain = 0 if shift.ready else vain + 1
            if not done:
                for work in self._handing.died(self._number):
                    self._tell(failed(work, WorkerError(KILLED)))

    async def hand_out(self, line: Line) -> None:
        """Hand one process its next outlet, once there is one."""
        work = await self._handing.next(self._number)
        line.say(work or Over())

    def hear(self, told: Told) -> None:
        """Pass on what one process tells."""
        if isinstance(told, Went) and isinstance(told.event, CaseNamed):
            self._cases[told.key] = told.event.case
        elif isinstance(told, Ended):
            self._handing.ended(told.work.key)
            self._cases.pop(told.work.key, None)
        self._tell(told)

    def _put_away(self) -> None:
        """Remove what is there of the cases that a process had in hand when it ended."""
        for case in self._cases.values():
            discard(self._begin.task.home, case)
        self._cases.clear()


class _Shift:
    """One process at its post, from its start to its end."""

    def __init__(self, post: _Post, beside: Beside, held: Held) -> None:
        self._post = post
        self._beside = beside
        self._held = held
        self.ready = False  # it has loaded all that it needs
        self._stopping = False
        self._tasks: set[asyncio.Task[None]] = set()

    async def whole(self) -> bool:
        """Hear all that it says until it is done; False if it died before that.

        Raises what it could not go on for.
        """
        try:
            async with asyncio.TaskGroup() as group:
                noting = group.create_task(self._note())
                try:
                    return await self._hear(group)
                except asyncio.CancelledError:
                    await self._stopped(group)
                    raise
                finally:
                    for task in (noting, *self._tasks):
                        task.cancel()
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from errors

    def end(self) -> None:
        """End it if it has not ended, and take back its turns."""
        self._held.give_all()
        self._beside.end()

    async def _stopped(self, group: asyncio.TaskGroup) -> None:
        """Let it put away what is in flight; what it had done before that counts."""
        self._stopping = True
        self._beside.line.say(Stop())
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await self._hear(group)

    async def _hear(self, group: asyncio.TaskGroup) -> bool:
        line = self._beside.line
        while True:
            try:
                said = await line.hear()
            except EOFError:
                return False
            if isinstance(said, Done):
                if said.error is not None:
                    raise said.error
                return True
            self._heard(said, group)

    def _heard(self, said: object, group: asyncio.TaskGroup) -> None:
        if isinstance(said, More | Wanted):
            self.ready = self.ready or isinstance(said, More)
            if not self._stopping:
                self._begin(group, self._serve(said))
        elif isinstance(said, Given):
            self._held.give(said)
        elif isinstance(said, Rests):
            self._held.pass_on(said)
        elif isinstance(said, Remarked):
            logging.getLogger(said.record.name).handle(said.record)
        elif isinstance(said, Began | Ended):
            self._post.hear(said)
        elif isinstance(said, HowFar):
            for told in said.went:
                self._post.hear(told)

    async def _serve(self, wish: More | Wanted) -> None:
        if isinstance(wish, Wanted):
            await self._held.want(wish.host)
        else:
            await self._post.hand_out(self._beside.line)

    def _begin(self, group: asyncio.TaskGroup, work: Coroutine[Any, Any, None]) -> None:
        task = group.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _note(self) -> None:
        """Have noted what it waits for to be noted; it ends if that is not to be."""
        try:
            while True:
                self._post.hear(await self._beside.asked.hear())
                self._beside.asked.confirm()
        except EOFError:
            pass
        finally:
            self._beside.asked.close()
