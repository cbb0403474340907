"""A vetting that is killed at any moment leaves a case that can be opened and judged."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys

import pytest

from vetter.cli.demo import lab
from vetter.pipeline import rerun
from vetter.settings import Settings
from vetter.store import Case, cases


@pytest.fixture(scope="module")
def settings_file(tmp_path_factory):
    with lab(tmp_path_factory.mktemp("kills") / "lab") as settings_file:
        yield settings_file


@pytest.mark.parametrize("after", [0, 1, 2, 3, 6, 9])
def test_killed_at_any_moment_no_case_is_lost_or_corrupted(home, settings_file, after):
    """Killed ``after`` so many lines of progress, so that a busy machine is no other test."""
    options = ("--as-of", "2020-07-08", "--max-pages", "3")
    process = subprocess.Popen(
        [sys.executable, "-m", "vetter", "check", "peacedata.net", *options],
        env=os.environ | {"VETTER_HOME": str(home), "VETTER_SETTINGS": str(settings_file)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    told = [process.stderr.readline() for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert all(told)
    assert bool(after) == bool(cases(home))
    for summary in cases(home):
        assert summary.state in ("collecting", "done")
        with Case.open(home, summary.id) as case:
            known = "outlet" in case.about()
            for record in case.records():
                assert case.kept(record.id).record == record
        if known:
            told = asyncio.run(rerun(summary.id, Settings(), home, lambda _: None))
            if summary.state == "collecting":
                assert any("cut off" in remark for remark in told.remarks)
