"""The engine beyond one machine: shards of outlets are vetted by the workers of a dask.distributed cluster.

The workers keep nothing. Every case comes back to the machine that submitted it and is kept there, in one
step, before its outlet counts as done; so a lost worker costs only the work in its hands, and a lost
submitter goes on from its table. Outlets of one registrable domain are never vetted at the same time.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Final

from vetter.batch.engine import Began, Went
from vetter.batch.handing import site_of
from vetter.batch.one import failed
from vetter.batch.shard import Came, vet_shard
from vetter.batch.standing import differences, standing
from vetter.errors import CannotError, CaseError, UsageError
from vetter.model import CaseNamed
from vetter.store.parcel import unpack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from distributed import Client

    from vetter.batch.engine import Told
    from vetter.batch.one import Task
    from vetter.batch.work import Work

SHARD: Final = 4  # outlets that a worker is handed at once, and vets side by side
SHARDS: Final = 64  # that are handed out: enough for workers that join later
PATIENCE: Final = 30.0  # seconds for a scheduler to answer and for its first worker to come
NO_EXTRA: Final = (
    "In vetter's folder, here and where the workers run: .venv/bin/pip install '.[scale]'"
)


class ClusterEngine:
    """Vets outlets on the cluster whose scheduler answers at ``address``, like ``tcp://10.0.0.5:8786``."""

    def __init__(self, task: Task, address: str) -> None:
        self._task = task
        self._address = address
        self._domains: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def run(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        """Vet until nothing is left; see `vetter.batch.engine.Engine`.

        Raises `CannotError` if the cluster cannot be reached, differs from this machine, or is lost.
        """
        async with _connected(self._address) as client:
            try:
                async with asyncio.TaskGroup() as group:
                    for _ in range(SHARDS):
                        group.create_task(self._steadily(client, take, tell))
            except ExceptionGroup as errors:
                raise errors.exceptions[0] from errors

    async def _steadily(
        self,
        client: Client,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        while taken := await take(SHARD):
            async with AsyncExitStack() as held:
                for domain in sorted({site_of(work) for work in taken} - {""}):
                    await held.enter_async_context(self._domains[domain])
                for work in taken:
                    tell(Began(work))
                for came in await self._vetted(client, taken):
                    await self._keep(came, tell)

    async def _vetted(self, client: Client, works: list[Work]) -> list[Came]:
        """Return what came of a shard; an outlet that takes its worker down with it stands alone."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        future = client.submit(vet_shard, works, self._task, pure=False)
        try:
            came: list[Came] = await future
        except KilledWorker as error:
            if len(works) == 1:
                return [Came(failed(works[0], error), None)]
            return [one for work in works for one in await self._vetted(client, [work])]
        except FutureCancelledError as error:
            raise _lost(self._address) from error
        finally:
            future.release()
        return came

    async def _keep(self, came: Came, tell: Callable[[Told], None]) -> None:
        if came.parcel is not None:
            # Said first: whatever a kill leaves of it is found, and taken or cleared away.
            tell(Went(came.ended.work.key, CaseNamed(came.parcel.name)))
            try:
                await asyncio.to_thread(unpack, self._task.home, came.parcel)
            except CaseError as error:
                raise CannotError(
                    error.message,
                    "What is done is kept. Make room, and give the same command again.",
                ) from error
        tell(came.ended)


@asynccontextmanager
async def _connected(address: str) -> AsyncIterator[Client]:
    """Give a client of a cluster that has workers, all of the same standing as this machine."""
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("The engine dask is not installed.", NO_EXTRA) from error
    try:
        client = await Client(address, asynchronous=True, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise CannotError(
            f"No scheduler answers at {address}.",
            "Start one with: dask scheduler. It prints its address, which starts with tcp://.",
        ) from error
    async with client:
        try:
            await client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise CannotError(
                f"The scheduler at {address} has no workers.",
                f"Start some with: dask worker {address} --nthreads 1",
            ) from error
        if told := differences(standing(), await client.run(standing)):
            raise CannotError(
                f"Workers would judge by something else than this machine: {told}.",
                "Install the same version of vetter there, and the same lists.",
            )
        yield client


def _lost(address: str) -> CannotError:
    return CannotError(
        f"The scheduler at {address} was lost.",
        "What is done is kept. Start it again, and give the same command again.",
    )
