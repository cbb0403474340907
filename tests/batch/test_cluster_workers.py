"""What the workers of a cluster have in hand: as much as they have room for, and only while somebody wants it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace

from tests.batch.clusters import Held, begun, working
from tests.batch.outlets import host
from vetter.batch.cluster import ClusterEngine
from vetter.batch.engine import Began, Ended
from vetter.batch.one import Task
from vetter.batch.work import Work
from vetter.pipeline import Options
from vetter.store import cases

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

COUNT = 24
ROOM, AHEAD, SPARE = 6, 2, 2
FATAL = f"""
import os
from vetter.batch import desk, one

async def vetted(work, *rest):
    if work.target == "{host(1)}":
        os.kill(os.getpid(), 9)
    return await one.vetted(work, *rest)

desk.vetted = vetted
"""


@pytest.fixture
async def lab(tmp_path):
    async with Held(tmp_path / "lab", COUNT) as running:
        yield running


@pytest.fixture
async def one_worker(scheduler, tmp_path):
    async with working(scheduler, tmp_path, 1, "--no-nanny"):
        yield


class Run:
    """A run of the first of the lab's outlets over a cluster, as far as it was told."""

    def __init__(self, lab, home, scheduler, count):
        settings = replace(lab.settings, crawl=replace(lab.settings.crawl, max_pages=2))
        self.left = [Work(number, host(number), host(number)) for number in range(count)]
        self.told = []
        engine = ClusterEngine(Task(Options(keep=False), settings, home), scheduler)
        self.task = asyncio.create_task(engine.run(self.take, self.told.append))

    async def take(self, most):
        taken, self.left[:] = self.left[:most], self.left[most:]
        return taken

    def of(self, kind):
        """Return which outlets were told to have begun or ended, in that order."""
        return [told.work.key for told in self.told if isinstance(told, kind)]


async def until(true, seconds=60.0):
    """Wait until something is true."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - nothing tells when it comes to be
            await asyncio.sleep(0.05)


def in_hand(folder):
    """Return how many outlets workers have in hand that make their folders there."""
    return len(list(folder.glob("vetter-outlet-*")))


def connected(scheduler):
    """Return a client of the cluster beside the one of the run."""
    return distributed.Client(scheduler, asynchronous=True, set_as_default=False)


@asynccontextmanager
async def ending(run):
    """Cancel a run at the end of the block, if it has not ended."""
    try:
        yield run
    finally:
        run.task.cancel()
        await asyncio.gather(run.task, return_exceptions=True)


async def test_a_slow_outlet_keeps_a_worker_from_no_other(
    lab, home, scheduler, one_worker, tmp_path
):
    async with ending(Run(lab, home, scheduler, COUNT)) as run:
        others = {host(number) for number in range(1, COUNT)}
        await lab.let_go(others)
        await until(lambda: len(run.of(Ended)) == len(others))
        assert set(run.of(Ended)) == others
        await lab.let_go([host(0)])
        await asyncio.wait_for(run.task, 60)
    assert run.of(Ended)[-1] == host(0)
    assert len(run.of(Ended)) == COUNT


async def test_no_more_is_handed_out_than_there_is_room_for_and_a_few_ahead(
    lab, home, scheduler, one_worker
):
    async with ending(Run(lab, home, scheduler, COUNT)) as run:
        await until(lambda: len(run.of(Began)) == ROOM)
        await asyncio.sleep(2)
        assert len(run.of(Began)) == ROOM
        assert COUNT - len(run.left) == ROOM + AHEAD + SPARE
        await lab.let_go(lab.sites)
        await asyncio.wait_for(run.task, 60)
    assert sorted(run.of(Ended)) == sorted(lab.sites)


async def test_a_worker_that_comes_later_has_its_share(lab, home, scheduler, one_worker, tmp_path):
    async with ending(Run(lab, home, scheduler, COUNT)) as run:
        await until(lambda: len(run.of(Began)) == ROOM)
        async with working(scheduler, tmp_path, 1, "--no-nanny"):
            await until(lambda: len(run.of(Began)) == 2 * ROOM)


async def test_what_a_worker_had_that_goes_is_begun_again_at_another(lab, home, scheduler, workers):
    async with ending(Run(lab, home, scheduler, COUNT)) as run:
        await until(lambda: len(run.of(Began)) == 2 * ROOM)
        async with connected(scheduler) as client:
            one, _ = await client.nthreads()
            await client.retire_workers([one])
        await lab.let_go(lab.sites)
        await asyncio.wait_for(run.task, 100)
    assert sorted(run.of(Ended)) == sorted(lab.sites)
    assert {case.host for case in cases(home)} == lab.sites.keys()


async def test_a_run_that_is_cancelled_is_called_off_at_the_workers(
    lab, home, scheduler, workers, tmp_path
):
    run = Run(lab, home, scheduler, COUNT)
    async with ending(run):
        await until(lambda: in_hand(tmp_path) == 2 * ROOM)
    await until(lambda: not in_hand(tmp_path), 20)


async def test_what_a_killed_submitter_wanted_is_called_off(
    lab, home, scheduler, one_worker, tmp_path
):
    (tmp_path / "list.txt").write_text("\n".join(lab.sites))
    options = ("--out", tmp_path / "out", "--settings", lab.settings_file)
    command = (sys.executable, "-m", "vetter", "batch", tmp_path / "list.txt", *options)
    process = await begun(*command, "--engine", "dask", "--scheduler", scheduler)
    await until(lambda: in_hand(tmp_path) == ROOM)
    os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
    await until(lambda: not in_hand(tmp_path), 20)
    assert in_hand(tmp_path) == 0


async def test_what_one_worker_learns_of_a_service_the_others_know(lab, home, scheduler, workers):
    def learn(dask_worker):
        dask_worker.plugins["vetter"].gate("rdap.example").rest(300)

    def known(dask_worker):
        gates = map(dask_worker.plugins["vetter"].gate, ("rdap.example", "other.example"))
        return [gate.rests for gate in gates]

    async with ending(Run(lab, home, scheduler, COUNT)) as run:
        await until(lambda: len(run.of(Began)) == 2 * ROOM)
        async with distributed.Client(scheduler, asynchronous=True, set_as_default=False) as client:
            one, _ = await client.nthreads()
            assert list((await client.run(known)).values()) == [[False, False]] * 2
            await client.run(learn, workers=[one])
            async with asyncio.timeout(10):
                while list((await client.run(known)).values()) != [[True, False]] * 2:  # noqa: ASYNC110
                    await asyncio.sleep(0.05)


async def test_an_outlet_that_ends_its_workers_is_told_and_the_others_are_vetted(
    lab, home, scheduler, tmp_path
):
    fatal = tmp_path / "fatal.py"
    fatal.write_text(FATAL)
    await lab.let_go(lab.sites)
    async with (
        working(scheduler, tmp_path, 1, "--preload", fatal),
        ending(Run(lab, home, scheduler, ROOM)) as run,
    ):
        await asyncio.wait_for(run.task, 150)
    ended = {told.work.key: told.ending.kind for told in run.told if isinstance(told, Ended)}
    assert ended == {
        host(number): "ended its process" if number == 1 else "" for number in range(ROOM)
    }
