"""Where outlets are vetted: in this process, or elsewhere. An engine takes work and tells what came of it.

It never touches the table: whoever runs it hands the work over and keeps what it tells. So the same
outlets can be vetted on another machine without anything else changing.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from vetter.batch.work import Ending, Work
from vetter.model import Event

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine


class Began(Struct, frozen=True):
    """An outlet is being vetted."""

    work: Work


class Went(Struct, frozen=True):
    """The vetting of an outlet got further."""

    key: str
    event: Event


class Ended(Struct, frozen=True):
    """An outlet is done: its ending, and its report as a page where there is one."""

    work: Work
    ending: Ending
    report: bytes = b""


Told = Began | Went | Ended


class Engine(Protocol):
    """What vets many outlets.

    ``take`` returns up to so many pieces of work, waits while the batch is paused, and returns nothing
    once there is no more; asked for none it only waits. ``tell`` returns once what it was told is kept. Cancelling the run ends all
    that is being vetted; it is for whoever runs the engine to put that back.
    """

    async def run(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        """Vet until nothing is left."""
        ...


async def side_by_side(times: int, run: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run something so many times at once until all have ended; the first error ends the others and is raised."""
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(times):
                group.create_task(run())
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from errors
