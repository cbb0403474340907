"""Ctrl-C ends a vetting at once, and says what was kept of it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys

import pytest

from vetter.cli.progress import watching
from vetter.errors import CannotError
from vetter.lab import Lab
from vetter.pipeline import rerun
from vetter.settings import Settings


def vet(host, settings, home):
    """Begin to vet, as a person does, and return the process."""
    return subprocess.Popen(
        [sys.executable, "-m", "vetter", "check", host, "--settings", str(settings)],
        env=os.environ | {"VETTER_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stopped_at(process, words):
    """Wait for what the process says, press Ctrl-C, and return how it ended and all that it said."""
    said = ""
    for line in process.stderr:
        said += line
        if words in line:
            break
    process.send_signal(signal.SIGINT)
    out, rest = process.communicate(timeout=30)
    return process.returncode, out, said + rest


async def test_it_says_how_to_have_assessed_what_had_come_in(tmp_path):
    home = tmp_path / "home"
    async with Lab(tmp_path / "lab", ["hostile-drip"]) as lab:
        process = vet("drip-hostile-lab.com", lab.settings_file, home)
        status, out, said = await asyncio.to_thread(stopped_at, process, "registration (RDAP)")
    assert (status, out) == (3, "")
    assert "Traceback" not in said
    case = next((home / "cases").iterdir()).name
    assert (
        f"vetter: Stopped.\n        What had come in is kept. To have that assessed: vetter cases rerun {case}"
        in said
    )
    told = await rerun(case, Settings(), home, lambda _: None)
    assert any("was stopped" in remark for remark in told.remarks)
    assert "the site itself was not read" in told.confidence_because


def test_where_nothing_had_come_in_it_says_so():
    with pytest.raises(CannotError, match="Stopped") as stopped, watching():
        raise KeyboardInterrupt
    assert "nothing is kept" in stopped.value.hint
