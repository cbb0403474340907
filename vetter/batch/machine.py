"""Which engine vets a list on this machine: it hangs on how long the list is, and on how many cores there are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from vetter.batch.local import LocalEngine
from vetter.batch.offline import OfflineEngine
from vetter.batch.several import SeveralEngine

if TYPE_CHECKING:
    from vetter.batch.engine import Engine
    from vetter.batch.one import Task

WORTH: Final = 50  # outlets that make up for the start of one more process
MOST: Final = 8  # processes; each takes some 200 MB


def at_once() -> int:
    """Return how many outlets are vetted at once if nobody says otherwise: enough that no core waits for answers."""
    return min(6 * (os.cpu_count() or 1), 32)


def engine(task: Task, workers: int, left: int) -> Engine:
    """Return what vets the outlets that are ``left`` on this machine, ``workers`` at once, in the way that fits."""
    if task.options.offline:
        return OfflineEngine(task)
    processes = min(os.cpu_count() or 1, MOST, workers, left // WORTH)
    return SeveralEngine(task, workers, processes) if processes > 1 else LocalEngine(task, workers)
