"""What a worker of a cluster does: vet a few outlets in an event loop of its own, and send their cases back."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vetter.batch.engine import Ended
from vetter.batch.gate import ServiceGate
from vetter.batch.one import Task, get_ready, vetted
from vetter.net import Traffic
from vetter.store.parcel import Parcel, pack

if TYPE_CHECKING:
    from vetter.batch.engine import Told
    from vetter.batch.work import Work


class Came(Struct, frozen=True):
    """What came of one outlet: its ending, and its case if it has one."""

    ended: Ended
    parcel: Parcel | None


def vet_shard(works: list[Work], task: Task) -> list[Came]:
    """Vet the outlets and return what came of each; nothing of them stays on this machine."""
    with tempfile.TemporaryDirectory(prefix="vetter-shard-") as folder:
        here = Task(task.options, task.settings, Path(folder))
        return asyncio.run(_all(works, here))


async def _all(works: list[Work], task: Task) -> list[Came]:
    await get_ready()
    async with Traffic(gate=ServiceGate) as traffic:

        async def one(work: Work) -> Came:
            return _packed(await vetted(work, task, _nobody, traffic), task.home)

        return list(await asyncio.gather(*(one(work) for work in works)))


def _packed(ended: Ended, home: Path) -> Came:
    name = ended.ending.case
    return Came(ended, pack(home, name) if name else None)


def _nobody(_: Told) -> None:
    """Tell nobody: whoever submitted the shard hears of it when it ends."""
