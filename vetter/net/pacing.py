"""Not too much at once, not too fast: per registrable domain for sites, per host for services."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from vetter import clock
from vetter.domains import registrable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

MAX_DELAY: Final = 10.0  # seconds; a longer crawl-delay would only mean fewer pages


class Lane:
    """The requests towards one place: how many at once, and how far apart they begin."""

    def __init__(self, at_once: int, interval: float) -> None:
        self.interval = interval
        self._slots = asyncio.Semaphore(at_once)
        self._turn = asyncio.Lock()
        self._next = 0.0

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Wait for a slot and for the interval, and hold the slot."""
        async with self._slots:
            async with self._turn:
                wait = self._next - clock.ticks()
                if wait > 0:
                    await asyncio.sleep(wait)
                self._next = clock.ticks() + self.interval
            yield


class Pacing:
    """All lanes of one run. ``slower`` are services that want intervals of their own."""

    def __init__(
        self,
        *,
        per_host: int,
        delay: float,
        interval: float,
        slower: Mapping[str, float] | None = None,
    ) -> None:
        self._per_host = per_host
        self._delay = delay
        self._interval = interval
        self._slower = slower or {}
        self._sites: dict[str, Lane] = {}
        self._services: dict[str, Lane] = {}

    def site(self, host: str) -> Lane:
        """Return the lane towards the registrable domain of ``host``."""
        key = registrable(host) or host
        return self._sites.setdefault(key, Lane(self._per_host, self._delay))

    def service(self, host: str) -> Lane:
        """Return the lane towards a third-party service: one question at a time."""
        return self._services.setdefault(host, Lane(1, self._slower.get(host, self._interval)))

    def slow_down(self, host: str, delay: float) -> None:
        """Obey a crawl-delay (seconds) that is longer than our own."""
        lane = self.site(host)
        lane.interval = max(lane.interval, min(delay, MAX_DELAY))
