"""Outlets of networks are looked at once more at the end: that can be paused and stopped like the rest, and is told."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import contextmanager
from shutil import rmtree

import pytest
from msgspec.structs import replace

from vetter.batch.begin import take_in
from vetter.batch.engine import Ended
from vetter.batch.job import held
from vetter.batch.machine import engine
from vetter.batch.one import Task
from vetter.batch.progress import Progress, ended, state
from vetter.batch.run import LOOK_AGAIN, Batch
from vetter.cli import batch as command
from vetter.lab import Lab
from vetter.pipeline import Options

TWO_NETWORKS = {
    "tamsin-bay-record": "tamsinbayrecord.com",
    "harrow-vale-voice": "harrowvalevoice.com",
    "cedar-fork-times": "cedarforktimes.com",
    "pine-lake-reporter": "pinelakereporter.com",
}


@pytest.fixture(autouse=True)
def as_before():
    """Leave Ctrl-C to pytest again, which a batch that was stopped does not give back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
async def few(home):
    """Run the sites of two networks, and give settings with which they are soon vetted."""
    async with Lab(home / "lab", list(TWO_NETWORKS)) as lab:
        yield replace(lab.settings, crawl=replace(lab.settings.crawl, max_pages=4))


@contextmanager
def begun(few, home, tmp_path):
    """Give a batch of two networks, and the table that it keeps."""
    path = tmp_path / "list.txt"
    path.write_text("\n".join(TWO_NETWORKS.values()), "utf-8")
    with held(tmp_path / "out") as job:
        take_in(job, str(path), "")
        yield (
            Batch(job, engine(Task(Options(keep=False), few, home), 4, job.left()), home, few),
            job,
        )


def at_the_second_look(batch, act):
    """Do something as soon as the first outlet was looked at again."""
    done = []

    def watch(told):
        if isinstance(told, Ended) and batch.progress.again and not done:
            done.append(told)
            act(told.ending)

    batch.watch = watch


async def test_a_pause_holds_it_and_it_goes_on_from_there(few, home, tmp_path):
    with begun(few, home, tmp_path) as (batch, job):
        paused = asyncio.Event()
        at_the_second_look(batch, lambda _: (batch.pause(), paused.set()))
        running = asyncio.create_task(batch.run())
        await paused.wait()
        await asyncio.sleep(2)  # many times what one of them takes
        left = batch.progress.again
        assert left >= len(TWO_NETWORKS) - 2  # those in flight went on to their end
        assert f"looking again at {left} outlets of networks · paused" in state(batch.progress)
        assert not running.done()
        batch.resume()
        assert await running
        assert batch.progress.again == 0
        assert not job.about()[LOOK_AGAIN]
    assert ended(batch.progress) == "Done: 4 of 4"


async def test_a_stop_is_told_and_the_same_command_looks_again(few, home, tmp_path, capsys):
    with begun(few, home, tmp_path) as (batch, job):
        at_the_second_look(batch, lambda _: os.kill(os.getpid(), signal.SIGINT))
        assert await command._with_signals(batch) is False
        left = batch.progress.again
        assert batch.progress.left == 0
        assert left > 0
        capsys.readouterr()
        assert command._end(job, batch.progress, as_json=False, fail_on="some") == 3
        said = capsys.readouterr().err
        assert f"{left} outlets of networks still to be looked at again" in said
        assert "the same command goes on from here" in said
        assert ended(batch.progress).startswith("Stopped: 4 of 4")
    with begun(few, home, tmp_path) as (batch, job):
        again = []
        batch.watch = again.append
        assert await batch.run()
        assert {told.ending.key for told in again} == set(TWO_NETWORKS.values())
        assert command._end(job, batch.progress, as_json=False, fail_on=None) == 0
        assert "still to be" not in capsys.readouterr().err


async def test_one_that_cannot_be_looked_at_again_keeps_its_result_and_is_told_with_why(
    few, home, tmp_path, capsys
):
    with begun(few, home, tmp_path) as (batch, job):

        def lose_the_others(ending):
            for outlet in job.outlets():
                if outlet.key != ending.key:
                    rmtree(home / "cases" / outlet.case)

        at_the_second_look(batch, lose_the_others)
        assert await batch.run()
        lost = list(batch.progress.not_again)
        assert lost
        assert set(lost) < set(TWO_NETWORKS.values())
        assert all(outlet.summary for outlet in job.outlets())
        assert f"could not be looked at again beside their network: {lost[0]} (" in ended(
            batch.progress
        )
        assert command._end(job, batch.progress, as_json=False, fail_on=None) == 0
        said = capsys.readouterr().err
        assert f"Could not be looked at again beside their network: {lost[0]} (There is no" in said
        assert "Not everything is done" not in said


def test_a_batch_without_networks_ends_as_soon_as_all_are_vetted():
    progress = Progress({"done": 2}, {})
    assert progress.finished
    progress.due = True
    assert not progress.finished
    assert ended(progress) == "Stopped: 2 of 2 · outlets of networks still to be looked at again"
