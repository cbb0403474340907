"""The engine beyond one machine: outlets are vetted by the workers of a dask.distributed cluster.

The workers keep nothing. Every case comes back to the machine that submitted it and is kept there, in one
step, before its outlet counts as done; so a lost worker costs only the work in its hands, and a lost
submitter goes on from its table. Outlets of one registrable domain are never vetted at the same time.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from vetter.batch.standing import differences, standing
from vetter.errors import CannotError, UsageError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from distributed import Client

    from vetter.batch.engine import Told
    from vetter.batch.one import Task
    from vetter.batch.work import Work

PATIENCE: Final = 30.0  # seconds for a scheduler to answer and for its first worker to come
NO_EXTRA: Final = (
    "In vetter's folder, here and where the workers run: .venv/bin/pip install '.[scale]'"
)


class ClusterEngine:
    """Vets outlets on the cluster whose scheduler answers at ``address``, like ``tcp://10.0.0.5:8786``."""

    def __init__(self, task: Task, address: str) -> None:
        self._task = task
        self._address = address

    async def run(
        self,
        take: Callable[[int], Awaitable[list[Work]]],
        tell: Callable[[Told], None],
    ) -> None:
        """Vet until nothing is left; see `vetter.batch.engine.Engine`.

        Raises `CannotError` if the cluster cannot be reached, differs from this machine, or is lost.
        """
        async with _connected(self._address) as client:
            from vetter.batch.submit import Submitter

            await Submitter(client, self._address, self._task, tell).run(take)


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
