"""A long list is vetted by several processes, and no less carefully for that."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.batch.outlets import lab
from tests.batch.soak import counted, write_list
from vetter.batch.begin import take_in
from vetter.batch.engine import Began, Ended
from vetter.batch.job import held
from vetter.batch.local import LocalEngine
from vetter.batch.machine import WORTH, engine
from vetter.batch.offline import OfflineEngine
from vetter.batch.one import Task, failed
from vetter.batch.run import Batch
from vetter.batch.several import GRACE, KILLED, SeveralEngine
from vetter.batch.work import Work
from vetter.errors import CannotError
from vetter.pipeline import Options
from vetter.settings import load
from vetter.store import Case, cases
from vetter.worker import WorkerError

COUNT = 8
INTERVAL = 0.2
ARCHIVE = "web.archive.org"
pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """Run a lab and return settings that lead to it, with which its outlets are soon vetted."""
    with lab(tmp_path_factory.mktemp("lab"), COUNT) as settings_file:
        found = load(settings_file)
        yield replace(found, crawl=replace(found.crawl, max_pages=4, deadline=10.0))


@contextmanager
def begun(settings, home, tmp_path):
    """Give a batch that two processes vet, and its table."""
    with held(tmp_path / "out") as job:
        take_in(job, str(write_list(tmp_path / "list.csv", COUNT)), "")
        vets = SeveralEngine(Task(Options(keep=False), settings, home), 4, 2)
        yield Batch(job, vets, home, settings), job


def processes():
    """Return the processes that vet for this one."""
    own = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [
        int(one) for one in own if b"vetting_process" in Path(f"/proc/{one}/cmdline").read_bytes()
    ]


def all_there(tmp_path, home):
    """Whether every outlet of the list has its one result, with its case, its row and its report."""
    found = counted(tmp_path / "out", home, COUNT)
    return (found.done, found.failed) == (COUNT, 0) and not any(
        (found.lost, found.doubled, found.unexplained, found.cases_left_over, found.reports_missing)
    )


async def test_every_outlet_is_vetted_once_and_both_processes_have_a_share(
    settings, home, tmp_path
):
    at_work, shown, stages = set(), [], set()
    with begun(settings, home, tmp_path) as (batch, job):

        def watch(told):
            at_work.update(processes())
            shown.append(told)
            stages.update(one.stage for one in batch.progress.running.values())

        batch.watch = watch
        assert await batch.run()
        assert job.counts() == {"done": COUNT}
    assert all_there(tmp_path, home)
    assert len(at_work) == 2
    assert processes() == []
    assert {type(told) for told in shown} >= {Began, Ended}
    assert stages > {"resolve"}


async def test_a_process_that_is_killed_loses_nothing_and_doubles_nothing(settings, home, tmp_path):
    killed = []
    with begun(settings, home, tmp_path) as (batch, _):

        def watch(told):
            if isinstance(told, Ended) and not killed:
                killed.extend(processes())
                for number in killed:
                    os.kill(number, signal.SIGKILL)

        batch.watch = watch
        assert await batch.run()
    assert len(killed) == 2
    assert all_there(tmp_path, home)


async def test_what_is_stopped_is_put_back_and_nothing_of_it_stays(settings, home, tmp_path):
    with begun(settings, home, tmp_path) as (batch, job):
        batch.watch = lambda told: isinstance(told, Ended) and batch.stop()
        assert not await batch.run()
        counts = job.counts()
        kept = {outlet.case for outlet in job.outlets()} - {""}
        assert set(counts) == {"done", "waiting"}
        assert {case.id for case in cases(home)} == kept
        assert len(kept) == counts["done"]
    assert processes() == []


async def test_a_process_that_hangs_when_all_is_stopped_is_ended_and_nothing_of_it_stays(
    settings, home, tmp_path, monkeypatch
):
    monkeypatch.setattr("vetter.batch.several.GRACE", 1.0)
    with begun(settings, home, tmp_path) as (batch, job):

        def watch(told):
            if isinstance(told, Ended):
                batch.stop()
                for number in processes():
                    os.kill(number, signal.SIGSTOP)

        batch.watch = watch
        assert not await batch.run()
        kept = {outlet.case for outlet in job.outlets()} - {""}
        assert {case.id for case in cases(home)} == kept
        assert set(job.counts()) == {"done", "waiting"}
    assert processes() == []


async def test_what_cannot_be_noted_ends_all_without_waiting_for_one_that_waits_for_it(
    settings, home, tmp_path, monkeypatch
):
    noted = []

    def opened(_, case):
        noted.append((case, time.monotonic()))
        if len(noted) == 3:
            raise CannotError("the disk is full")

    with begun(settings, home, tmp_path) as (batch, job):
        monkeypatch.setattr(job, "opened", opened)
        with pytest.raises(CannotError, match="disk is full"):
            await batch.run()
        assert time.monotonic() - noted[2][1] < GRACE / 2
        assert {case.id for case in cases(home)} <= {outlet.case for outlet in job.outlets()}


DIES = """
import os
from vetter.batch import vetting_process

def serve(line, asking):
    if {condition}:
        vetting_process.LocalEngine.run = lambda *_: os._exit(1)
    vetting_process.serve(line, asking)
"""


@pytest.fixture
def dying(tmp_path, monkeypatch):
    """Return what has processes die while they load, where a condition holds."""

    def make(condition):
        (tmp_path / "dying_for_a_test.py").write_text(DIES.format(condition=condition), "utf-8")
        monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
        monkeypatch.setattr("vetter.batch.several.vetting_process.__name__", "dying_for_a_test")

    return make


async def test_processes_that_die_while_they_load_are_not_started_for_ever(
    settings, home, tmp_path, dying
):
    dying("True")
    with (
        begun(settings, home, tmp_path) as (batch, _),
        pytest.raises(CannotError, match="as soon as they start"),
    ):
        await batch.run()


async def test_a_process_that_is_killed_while_it_loads_has_a_successor(
    settings, home, tmp_path, dying
):
    marks = tmp_path / "marks"
    marks.mkdir()
    dying(f"os.mkdir('{marks}/' + str(os.getpid())) or len(os.listdir('{marks}')) <= 2")
    with begun(settings, home, tmp_path) as (batch, _):
        assert await batch.run()
    assert len(list(marks.iterdir())) == 4
    assert all_there(tmp_path, home)


async def test_what_no_process_can_go_on_for_is_raised_here(settings, home, tmp_path, monkeypatch):
    (home / "cases").mkdir(parents=True)
    monkeypatch.setattr("vetter.batch.several.vetting_process.__name__", "vetter.there_is_no_such")
    with (
        begun(settings, home, tmp_path) as (batch, job),
        pytest.raises(CannotError, match="as soon as they start"),
    ):
        await batch.run()
    with held(tmp_path / "out") as job:
        assert job.counts() == {"waiting": COUNT}


async def test_settings_that_cannot_be_used_end_all_of_it_with_the_reason(settings, home, tmp_path):
    broken = replace(settings, network=replace(settings.network, ca_file="/nowhere.pem"))
    with (
        begun(broken, home, tmp_path) as (batch, _),
        pytest.raises(Exception, match=r"ca_file /nowhere\.pem cannot be used"),
    ):
        await batch.run()
    assert processes() == []


def test_a_list_is_worth_more_processes_only_if_it_is_long(settings, home, monkeypatch):
    task = Task(Options(), settings, home)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert isinstance(engine(task, 4, 2 * WORTH - 1), LocalEngine)
    assert isinstance(engine(task, 4, 2 * WORTH), SeveralEngine)
    assert isinstance(engine(task, 1, 1000), LocalEngine)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert isinstance(engine(task, 4, 1000), LocalEngine)
    offline = replace(task, options=Options(offline=True))
    assert isinstance(engine(offline, 4, 1000), OfflineEngine)


async def test_those_who_vet_beside_each_other_ask_a_service_no_faster_than_one(
    settings, home, tmp_path
):
    slower = replace(
        settings,
        sources=replace(settings.sources, interval=INTERVAL),
        keys=replace(settings.keys, wikimedia="desk@paper.example"),
    )
    with begun(slower, home, tmp_path) as (batch, _):
        assert await batch.run()
    asked = sorted(
        record.time
        for name in cases(home)
        for record in records(home, name.id)
        if ARCHIVE in record.url
    )
    assert len(asked) >= COUNT
    assert (asked[-1] - asked[0]).total_seconds() > 0.8 * INTERVAL * (len(asked) - 1)


def records(home, name):
    with Case.open(home, name) as case:
        return case.records()


def test_an_outlet_with_which_two_processes_died_is_told_in_words(caplog):
    ended = failed(Work(1, "a.example", "a.example"), WorkerError(KILLED))
    assert ended.ending.error == (
        "What vetted it came to no end: the process that vetted it died, and so did the next."
    )
    assert ended.ending.kind == "ended its process"
    assert "an outlet of a batch failed" in caplog.text
