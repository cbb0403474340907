"""One question at a time to a third-party service, whichever of the processes of this machine asks it."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING

from msgspec import Struct

from vetter import clock

if TYPE_CHECKING:
    from vetter.beside import Line


class Wanted(Struct, frozen=True):
    """A process wants the turn to ask a service; or, said by its parent, has it."""

    host: str


class Given(Struct, frozen=True):
    """A process gives the turn back, in so many seconds."""

    host: str
    seconds: float


class Rests(Struct, frozen=True):
    """A service wants to be left alone for so many seconds: said by who learned it, and passed on to the others."""

    host: str
    seconds: float


class Turns:
    """The turns as the parent keeps them; ``lines`` lead to the processes."""

    def __init__(self) -> None:
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(1))
        self.lines: set[Line] = set()

    async def grant(self, host: str) -> None:
        """Wait for the turn, and take it for a process."""
        await self._hosts[host].acquire()

    def take_back(self, host: str, seconds: float = 0.0) -> None:
        """Let the next have the turn, in so many seconds."""
        asyncio.get_running_loop().call_later(seconds, self._hosts[host].release)


class Held:
    """What one process has of the turns, to be taken back when it ends."""

    def __init__(self, turns: Turns, line: Line) -> None:
        self._turns = turns
        self._line = line
        self._held: Counter[str] = Counter()
        turns.lines.add(line)

    async def want(self, host: str) -> None:
        """Have the process wait for the turn, and tell it when it has come."""
        await self._turns.grant(host)
        self._held[host] += 1
        self._line.say(Wanted(host))

    def give(self, given: Given) -> None:
        """Take back what the process has had."""
        self._held[given.host] -= 1
        self._turns.take_back(given.host, given.seconds)

    def pass_on(self, rests: Rests) -> None:
        """Tell the others what the process has learned."""
        for line in self._turns.lines - {self._line}:
            line.say(rests)

    def give_all(self) -> None:
        """Take back all that an ended process had."""
        self._turns.lines.discard(self._line)
        for host in self._held.elements():
            self._turns.take_back(host)
        self._held.clear()


class Queue:
    """Those who wait for turns within one process."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._waiting: defaultdict[str, deque[asyncio.Future[None]]] = defaultdict(deque)
        self._resting: dict[str, float] = {}  # until when

    def gate(self, host: str) -> ProcessGate:
        """Return the gate before a service; see `vetter.net.pacing.Traffic`."""
        return ProcessGate(self, host)

    async def enter(self, host: str) -> None:
        """Wait for the turn, and take it."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[host].append(turn)
        self._line.say(Wanted(host))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it came all the same
                self.leave(host, 0.0)
            raise

    def came(self, host: str) -> None:
        """Let the first who still waits have the turn; if nobody does it is given back."""
        waiting = self._waiting[host]
        while waiting:
            turn = waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.leave(host, 0.0)

    def leave(self, host: str, seconds: float) -> None:
        """Give the turn back in so many seconds."""
        self._line.say(Given(host, seconds))

    def rest(self, host: str, seconds: float) -> None:
        """Tell the others that a service is to be left alone."""
        self._line.say(Rests(host, seconds))

    def told(self, rests: Rests) -> None:
        """Learn that from another."""
        self._resting[rests.host] = clock.ticks() + rests.seconds

    def rests(self, host: str) -> bool:
        """Return whether another has told so."""
        return clock.ticks() < self._resting.get(host, 0.0)


class ProcessGate:
    """The turn to ask ``host``, kept by the parent. See `vetter.net.pacing.Gate`."""

    def __init__(self, queue: Queue, host: str) -> None:
        self._queue = queue
        self._host = host

    async def enter(self) -> None:
        """Wait for the turn, and take it."""
        await self._queue.enter(self._host)

    def leave(self, seconds: float) -> None:
        """Give the turn back in so many seconds."""
        self._queue.leave(self._host, seconds)

    def rest(self, seconds: float) -> None:
        """Tell the others that the service is to be left alone."""
        self._queue.rest(self._host, seconds)

    @property
    def rests(self) -> bool:
        """Whether another has told so."""
        return self._queue.rests(self._host)
