"""Judge again whoever shares something with outlets that were vetted beside it or after it.

An outlet is held against those that are known when it is judged, and two that are judged at once do not see each
other. Which of two comes first in a list must not decide what is said of them, so all that are of a network look at
their neighbours once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter import worker
from vetter.batch.engine import side_by_side
from vetter.batch.one import cannot_keep, ending_of, no_room, reason
from vetter.batch.work import Work
from vetter.pipeline import rerun

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from vetter.batch.engine import Ended
    from vetter.batch.job import Job
    from vetter.batch.progress import Progress
    from vetter.model import Network
    from vetter.settings import Settings


async def look_again(
    job: Job,
    found: Network | None,
    home: Path,
    settings: Settings,
    progress: Progress,
    tell: Callable[[Ended], None],
    going: Callable[[], Awaitable[object]],
) -> None:
    """Judge those outlets of a batch again that are of a network, as it was ``found``, and tell their new endings.

    They are judged by what their cases hold. ``going`` returns as soon as the batch is not paused; none is begun
    before. One that cannot be judged again keeps its result, and ``progress`` says why. Raises `CannotError` where
    nothing more can be kept.
    """
    cases = {member.case for member in found.members if member.cluster} if found else set()
    waiting = [one for one in job.outlets() if one.case in cases]
    progress.again = len(waiting)
    progress.not_again.clear()

    async def steadily() -> None:
        while waiting:
            await going()
            if not waiting:  # the others took what was left meanwhile
                break
            outlet = waiting.pop(0)
            work = Work(outlet.number, outlet.key, outlet.target)
            try:
                found = await rerun(outlet.case, settings, home, lambda _: None, look_again=True)
                tell(await ending_of(work, found, home))
            except Exception as error:
                if no_room(error):
                    raise cannot_keep(error) from error
                progress.not_again[outlet.target] = reason(error)[1]
            progress.again -= 1

    await side_by_side(worker.PROCESSES, steadily)
