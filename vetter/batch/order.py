"""What the workers of a cluster are sent to do: vet one outlet, and send its case back.

What they say meanwhile is heard, under one topic, by whoever submitted something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.batch.engine import Ended
from vetter.batch.one import Task
from vetter.batch.work import Work
from vetter.store.parcel import Parcel

if TYPE_CHECKING:
    from distributed import Worker

TOPIC: Final = "vetter"
BEGAN: Final = "began"  # said with the key of an order
RESTS: Final = "rests"  # said with a host, and the seconds for which it is to be left alone


class Order(Struct, frozen=True):
    """One outlet to be vetted, for one run of a ``batch``; ``alone``, if others may have been lost by it."""

    key: str
    batch: str
    work: Work
    task: Task
    alone: bool


class Came(Struct, frozen=True):
    """What came of one outlet: its ending, and its case if it has one."""

    ended: Ended
    parcel: Parcel | None


def run(order: Order) -> Came | None:
    """Vet the outlet and return what came of it, or None if nobody wants it any more; nothing of it stays here."""
    from distributed import get_worker

    from vetter.batch.desk import desk_of

    return desk_of(get_worker()).run(order)


def leave_alone(host: str, seconds: float, dask_worker: Worker) -> None:
    """Let a worker know that a service is to be left alone for so many seconds."""
    from vetter.batch.desk import NAME

    if desk := dask_worker.plugins.get(NAME):
        desk.leave_alone(host, seconds)
