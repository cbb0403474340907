"""A cluster on this machine, started as the README says, and outlets that answer only once they are let go."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.batch.outlets import outlets
from vetter.lab import Lab

DASK = Path(sys.executable).parent / "dask"
# What a lost worker holds is given to others sooner than the usual thirty seconds.
SOONER = {
    "DASK_DISTRIBUTED__SCHEDULER__LOCKS__LEASE_TIMEOUT": "10s",
    "DASK_DISTRIBUTED__SCHEDULER__LOCKS__LEASE_VALIDATION_INTERVAL": "2s",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
}


class Held(Lab):
    """A lab of so many outlets, whose sites answer nothing while they are ``held``."""

    def __init__(self, home, count):
        super().__init__(home, [], extra=outlets(count))
        self.held = set(self.sites)
        self._let_go = asyncio.Condition()

    async def let_go(self, hosts):
        """Let some of the sites answer."""
        async with self._let_go:
            self.held -= set(hosts)
            self._let_go.notify_all()

    async def _answer(self, request):
        async with self._let_go:
            await self._let_go.wait_for(lambda: request.host.removeprefix("www.") not in self.held)
        return await super()._answer(request)


async def begun(*command, **told):
    """Start a command in a process group of its own."""
    return await asyncio.create_subprocess_exec(
        *map(str, command),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        env=os.environ | SOONER | told,
        start_new_session=True,
    )


@pytest.fixture
async def scheduler(tmp_path):
    """Start a scheduler on loopback and return where it says that it is."""
    place = tmp_path / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", place)
    process = await begun(DASK, "scheduler", *options)
    async with asyncio.timeout(60):
        while not place.exists() or not place.read_text():  # noqa: ASYNC110 - it writes a file and says nothing
            await asyncio.sleep(0.1)
    yield json.loads(place.read_text())["address"]
    process.kill()
    await process.wait()


@asynccontextmanager
async def working(scheduler, folder, count, *options):
    """Run so many workers, each with a home of its own, and give their processes."""
    started = []
    for number in range(1, count + 1):
        own = {"VETTER_HOME": str(folder / f"worker-{number}"), "TMPDIR": str(folder)}
        common = (scheduler, "--nthreads", "1", "--no-dashboard")
        started.append(await begun(DASK, "worker", *common, *options, **own))
    try:
        yield started
    finally:
        for process in started:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()


@pytest.fixture
async def workers(scheduler, tmp_path):
    """Start two workers and return their processes."""
    async with working(scheduler, tmp_path, 2, "--no-nanny") as started:
        yield started
