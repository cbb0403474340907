"""The engine of one process: a few outlets in flight in it, their pages read in others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.batch.engine import Began, side_by_side
from vetter.batch.one import get_ready, vetted
from vetter.net import Traffic

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from vetter.batch.engine import Told
    from vetter.batch.one import Task
    from vetter.batch.work import Work
    from vetter.net.pacing import Gate


class LocalEngine:
    """Vets ``workers`` outlets at once. ``gate``: other processes take turns with this one; see `vetter.net.Traffic`."""

    def __init__(self, task: Task, workers: int, gate: Callable[[str], Gate] | None = None) -> None:
        self._task = task
        self._workers = workers
        self._traffic = Traffic(gate)

    async def run(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        """Vet until nothing is left; see `vetter.batch.engine.Engine`."""
        await get_ready()
        async with self._traffic:
            await side_by_side(self._workers, lambda: self._steadily(take, tell))

    async def _steadily(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        while taken := await take(1):
            for work in taken:
                tell(Began(work))
                tell(await vetted(work, self._task, tell, self._traffic))
