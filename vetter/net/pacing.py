"""Not too much at once, not too fast: per registrable domain for sites, per host for services."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, nullcontext
from typing import TYPE_CHECKING, Final, Protocol, Self
from weakref import WeakValueDictionary

from vetter import clock
from vetter.domains import registrable
from vetter.net.answers import Answers
from vetter.net.patience import turn_awaited
from vetter.net.wikimedia import SELDOM, TOGETHER, is_theirs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from vetter.net.resolver import Found
    from vetter.net.transport import GuardedTransport

    Transports = tuple[GuardedTransport, GuardedTransport]

MAX_DELAY: Final = 10.0  # seconds; a longer crawl-delay would only mean fewer pages
MAX_WAIT: Final = 15.0  # seconds to wait for a busy service before it is asked again
STRIKES: Final = 3  # questions in a row that a service leaves unanswered before it is left alone
REST: Final = 60.0  # seconds for which it is, doubled each time
MAX_REST: Final = 600.0


class Gate(Protocol):
    """A turn to ask a service that programs elsewhere wait for as well."""

    async def enter(self) -> None:
        """Wait for the turn, and take it."""
        ...

    def leave(self, seconds: float) -> None:
        """Give the turn back in so many seconds."""
        ...

    def rest(self, seconds: float) -> None:
        """Tell the others that the service is to be left alone for so many seconds."""
        ...

    @property
    def rests(self) -> bool:
        """Whether one of the others has told so."""
        ...


class Lane:
    """The requests towards one place: how many at once, and how far apart they begin.

    ``shared`` by several runs: then waiting for a turn counts towards nobody's time limit.
    ``gate``: others, elsewhere, take turns with this one.
    """

    def __init__(
        self, at_once: int, interval: float, *, shared: bool = False, gate: Gate | None = None
    ) -> None:
        self.interval = interval
        self._shared = shared
        self._gate = gate
        self._slots = asyncio.Semaphore(at_once)
        self._turn = asyncio.Lock()
        self._next = 0.0
        self._strikes = 0
        self._rests_until = 0.0

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Wait for a slot and for the interval, and hold the slot."""
        with turn_awaited() if self._shared else nullcontext():
            await self._slots.acquire()
            try:
                if self._gate is not None:
                    await self._gate.enter()
            except BaseException:
                self._slots.release()
                raise
        try:
            with turn_awaited() if self._shared else nullcontext():
                await self._interval_over()
            yield
        finally:
            if self._gate is not None:
                self._gate.leave(max(0.0, self._next - clock.ticks()))
            self._slots.release()

    async def _interval_over(self) -> None:
        async with self._turn:
            wait = self._next - clock.ticks()
            if wait > 0:
                await asyncio.sleep(wait)
            self._next = clock.ticks() + self.interval

    @property
    def rests(self) -> bool:
        """Whether it is left alone for now."""
        told = self._gate is not None and self._gate.rests
        return told or clock.ticks() < self._rests_until

    def answered(self) -> None:
        """Learn that the other side answers."""
        self._strikes = 0

    def asked_to_wait(self, seconds: float) -> None:
        """Learn that the other side is asked too much, and for how long it wants to be left alone.

        A short while is waited for, by others too if that is learned while the slot is held; a long one is a
        rest, in which nobody asks.
        """
        if seconds <= MAX_WAIT:
            self._next = max(self._next, clock.ticks() + seconds)
            return
        rest = min(seconds, MAX_REST)
        self._rests_until = max(self._rests_until, clock.ticks() + rest)
        if self._gate is not None:
            self._gate.rest(rest)

    def failed(self) -> None:
        """Learn that a question was not answered; after a few in a row the other side is left alone.

        Several runs together have the time to wait a little and try once more before that.
        """
        self._strikes += 1
        if self._strikes >= STRIKES:
            first = MAX_WAIT if self._shared else REST
            self.asked_to_wait(first * 2 ** (self._strikes - STRIKES))


class Traffic:
    """The lanes that several runs in one program share: all of them ask a service no faster than one.

    ``gate`` returns what a service is behind where programs elsewhere share it, too. ``addresses`` is what
    they know of hosts, ``answers`` is what services told any of them, and ``connections`` are those to services, one
    that verifies and one that does not: they stay open for the next run until ``async with`` ends.
    """

    def __init__(self, gate: Callable[[str], Gate] | None = None) -> None:
        self.gate = gate
        self.services: dict[str, Lane] = {}
        self.sites: WeakValueDictionary[str, Lane] = WeakValueDictionary()
        self.addresses: Found = {}
        self.answers = Answers()
        self.connections: asyncio.Task[Transports] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        opening, self.connections = self.connections, None
        for transport in await opening if opening else ():
            await transport.aclose()


class Pacing:
    """All lanes of one run. ``slower`` are services that want intervals of their own.

    ``reachable``: Wikidata and Wikipedia are told how to reach whoever asks; else many runs together ask them as one
    service, and seldom.
    """

    def __init__(
        self,
        *,
        per_host: int,
        delay: float,
        interval: float,
        slower: Mapping[str, float] | None = None,
        reachable: bool = False,
        traffic: Traffic | None = None,
    ) -> None:
        self._per_host = per_host
        self._delay = delay
        self._interval = interval
        self._slower = dict(slower or {})
        self._shared = traffic is not None
        if self._shared and interval and not reachable:
            self._slower[TOGETHER] = max(SELDOM, interval)
        self._traffic = traffic or Traffic()
        self._sites: dict[str, Lane] = {}  # keeps those of this run alive

    def site(self, host: str) -> Lane:
        """Return the lane towards the registrable domain of ``host``."""
        key = registrable(host) or host
        if key not in self._sites:
            lane = self._traffic.sites.get(key) or Lane(self._per_host, self._delay)
            self._sites[key] = self._traffic.sites[key] = lane
        return self._sites[key]

    def service(self, host: str) -> Lane:
        """Return the lane towards a third-party service: one question at a time."""
        if TOGETHER in self._slower and is_theirs(host):
            host = TOGETHER
        if host not in self._traffic.services:
            interval = self._slower.get(host, self._interval)
            gate = self._traffic.gate(host) if self._traffic.gate else None
            self._traffic.services[host] = Lane(1, interval, shared=self._shared, gate=gate)
        return self._traffic.services[host]

    def slow_down(self, host: str, delay: float) -> None:
        """Obey a crawl-delay (seconds) that is longer than our own."""
        lane = self.site(host)
        lane.interval = max(lane.interval, min(delay, MAX_DELAY))
