"""Which process vets which outlet: no site is vetted by two at the same time, and what killed one is tried alone.

What site an outlet has that is only named in the list is not known here: of those, two may ask the same one.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.batch.work import Work
from vetter.domains import registrable
from vetter.errors import VetterError
from vetter.resolve.target import understand

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

ASIDE: Final = 64  # outlets that wait for another of their site, and let others go first


class _Flight(Struct, frozen=True):
    """An outlet in flight: which process has it, and its registrable domain, or "" where that is not known yet."""

    work: Work
    process: int
    site: str


class Handing:
    """Hands out what ``take`` gives to processes, which are known by numbers."""

    def __init__(self, take: Callable[[int], Awaitable[list[Work]]]) -> None:
        self._take = take
        self._over = False
        self._aside: list[tuple[Work, str]] = []
        self._flying: dict[str, _Flight] = {}
        self._suspects: set[str] = set()
        self._changed = asyncio.Event()

    async def next(self, process: int) -> Work | None:
        """Wait for the next outlet for a process; None where there is no more."""
        while True:
            await self._take(0)  # as long as the batch is paused
            for work, site in self._aside:
                if self._fits(work, site, process):
                    self._aside.remove((work, site))
                    self._flying[work.key] = _Flight(work, process, site)
                    return work
            if not self._over and len(self._aside) < ASIDE:
                taken = await self._take(1)
                if not taken:
                    self._over = True
                self._put_aside(taken)
            elif self._aside:
                self._changed.clear()
                await self._changed.wait()
            else:
                return None

    def ended(self, key: str) -> None:
        """Learn that an outlet is done."""
        del self._flying[key]
        self._changed.set()

    def died(self, process: int) -> list[Work]:
        """Learn that a process died, and return what will not be tried again of what it had in hand.

        The others are, each alone in its process, so that it is known which of them it was.
        """
        lost = [one.work for one in self._flying.values() if one.process == process]
        doomed = [work for work in lost if work.key in self._suspects]
        for work in lost:
            self._suspects.add(work.key)
            del self._flying[work.key]
        self._put_aside(work for work in lost if work not in doomed)
        self._changed.set()
        return doomed

    def _put_aside(self, works: Iterable[Work]) -> None:
        self._aside += [(work, site_of(work)) for work in works]

    def _fits(self, work: Work, site: str, process: int) -> bool:
        beside = [one for one in self._flying.values() if one.process == process]
        if beside and self._suspects & {work.key, *(one.work.key for one in beside)}:
            return False
        return not site or all(
            one.site != site or one.process == process for one in self._flying.values()
        )


def site_of(work: Work) -> str:
    """Return the registrable domain of an outlet in a list, or "" where it is only named."""
    try:
        host = understand(work.target).host
    except VetterError:
        return ""
    return registrable(host) or host
