"""Whatever kills a batch, it goes on: nothing lost, nothing twice, nothing left over, every failure explained."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time

import pytest

from tests.batch.outlets import lab
from tests.batch.soak import command, counted, kill_again_and_again, write_list
from vetter.batch import files
from vetter.batch.job import read_only
from vetter.store import cases

COUNT = 100


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    with lab(tmp_path_factory.mktemp("lab"), COUNT, hostile=0.1) as settings_file:
        yield settings_file


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_outlets_survive_kills_at_random_moments(settings, home, tmp_path):
    listed = write_list(tmp_path / "list.csv", COUNT)
    out = tmp_path / "out"
    kill_again_and_again(
        command(listed, out, settings), home, kills=4, longest=4.0, dice=random.Random(40)
    )
    found = counted(out, home, COUNT)
    assert (found.done + found.failed, found.lost, found.doubled) == (COUNT, [], [])
    assert (found.unexplained, found.cases_left_over, found.reports_missing) == ([], [], [])


def begun(settings, home, tmp_path, sign):
    """Begin a batch and wait until there is a ``sign`` of how far it is: a pattern of files."""
    out = tmp_path / "out"
    process = subprocess.Popen(
        command(write_list(tmp_path / "list.csv", COUNT), out, settings),
        env=os.environ | {"VETTER_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None and not any(tmp_path.glob(sign)):
        time.sleep(0.05)
    return out, process


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_done_and_puts_back_what_is_not(settings, home, tmp_path):
    out, process = begun(settings, home, tmp_path, f"out/{files.REPORTS}/*.html")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "the same command goes on" in said
    with read_only(out) as job:
        states = job.counts()
        kept = {outlet.case for outlet in job.outlets()} - {""}
    assert set(states) <= {"done", "failed", "waiting"}
    assert states["waiting"]
    assert {case.id for case in cases(home)} == kept
    assert (out / files.INDEX).is_file()


@pytest.mark.slow
def test_a_second_word_ends_at_once(settings, home, tmp_path):
    _, process = begun(settings, home, tmp_path, "home/cases/*")
    process.send_signal(signal.SIGSTOP)  # so that both are there before it can end
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)
    process.send_signal(signal.SIGCONT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "Ctrl-C again ends at once" in told
    assert "goes on from here" not in told
