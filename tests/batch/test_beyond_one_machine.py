"""A batch on a cluster: two workers of their own, started as the README says, and the lab for an internet."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys

import pytest

from tests.batch.clusters import begun
from vetter.batch import cluster, files
from vetter.batch.one import Task
from vetter.batch.standing import differences
from vetter.cli import run
from vetter.errors import CannotError
from vetter.lab import Lab
from vetter.pipeline import Options
from vetter.settings import Settings
from vetter.store import cases

pytest.importorskip("distributed")
LEVELS = {
    "neckarbogen-blatt.de": "none",
    "whitbytide.co.uk": "none",
    "fildelestuaire.fr": "none",
    "pereprava.media": "none",
    "spiegel.homes": "strong",
}
INTERVAL = 0.3
CONTACT = "desk@paper.example"


@pytest.fixture
async def lab(tmp_path):
    async with Lab(tmp_path / "lab") as running:
        text = running.settings_file.read_text().replace(
            "\ninterval = 0.0", f"\ninterval = {INTERVAL}"
        )
        # Whom they can reach, Wikidata and Wikipedia let ask as often as the others do.
        running.settings_file.write_text(f'{text}\n[keys]\nwikimedia = "{CONTACT}"\n')
        yield running


@pytest.fixture
def batch(lab, scheduler, tmp_path):
    """Return how to begin the batch, the same each time."""
    names = tmp_path / "list.txt"
    names.write_text("\n".join(LEVELS))
    options = ("--out", tmp_path / "out", "--settings", lab.settings_file, "--max-pages", "10")

    async def begin():
        command = (sys.executable, "-m", "vetter", "batch", names, *options)
        return await begun(*command, "--engine", "dask", "--scheduler", scheduler)

    return begin


def levels(out):
    told = (out / files.ASSESSMENTS).read_text("utf-8").splitlines()
    found = [json.loads(line) for line in told]
    return sorted((one["outlet"]["domain"], one["level"]) for one in found)


async def done(process):
    async with asyncio.timeout(110):
        return await process.wait()


@pytest.mark.slow
async def test_two_workers_vet_a_list_and_everything_comes_back_to_who_submitted_it(
    batch, workers, lab, home, tmp_path
):
    assert await done(await batch()) == 0
    assert levels(tmp_path / "out") == sorted(LEVELS.items())
    assert {case.host for case in cases(home)} == LEVELS.keys()
    assert all(case.state == "done" for case in cases(home))
    assert not list(tmp_path.glob("vetter-outlet-*"))
    assert not cases(tmp_path / "worker-1")
    # Both of them together ask a service no faster than one would.
    moments = [one.at for one in lab.asked("web", "web.archive.org")]
    assert len(moments) > len(LEVELS)
    assert moments[-1] - moments[0] > 0.8 * INTERVAL * (len(moments) - 1)


@pytest.mark.slow
async def test_a_lost_worker_and_a_lost_submitter_cost_nothing_but_time(
    batch, workers, lab, home, tmp_path
):
    first = await batch()
    async with asyncio.timeout(60):
        while not cases(home):  # noqa: ASYNC110 - nothing tells when a case comes back
            await asyncio.sleep(0.05)
    os.killpg(first.pid, signal.SIGKILL)
    await first.wait()
    lab.requests.clear()
    again = await batch()
    async with asyncio.timeout(60):
        while len(lab.asked("web")) < 20:  # noqa: ASYNC110 - the lab notes what it was asked, and says nothing
            await asyncio.sleep(0.05)
    os.killpg(workers[0].pid, signal.SIGKILL)
    assert await done(again) == 0
    assert levels(tmp_path / "out") == sorted(LEVELS.items())
    assert sorted(case.host for case in cases(home)) == sorted(LEVELS)


def submitted(tmp_path, address):
    names = tmp_path / "list.txt"
    names.write_text("peacedata.net\n")
    out = ("--out", str(tmp_path / "out"))
    return run(["batch", str(names), *out, "--engine", "dask", *address])


def test_where_no_scheduler_is_named_or_answers_it_is_said_how_to_start_one(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    assert submitted(tmp_path, ()) == 2
    assert "--scheduler" in capsys.readouterr().err
    assert submitted(tmp_path, ("--scheduler", "tcp://127.0.0.1:9")) == 3
    assert "dask scheduler" in capsys.readouterr().err


async def test_a_scheduler_without_workers_is_said_to_have_none(scheduler, home, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)

    async def take(_):
        return []

    engine = cluster.ClusterEngine(Task(Options(), Settings(), home), scheduler)
    with pytest.raises(CannotError, match="has no workers"):
        await engine.run(take, print)


def test_workers_that_judge_by_something_else_are_named():
    here = {"vetter": "0.1.0", "meta": "2026-11-20, 10 rows"}
    assert differences(here, {"tcp://one": dict(here)}) == ""
    told = differences(here, {"tcp://one": {"vetter": "0.1.0"}, "tcp://two": here | {"own": "x"}})
    assert told == (
        "tcp://one has meta none (here 2026-11-20, 10 rows) and tcp://two has own x (here none)"
    )
