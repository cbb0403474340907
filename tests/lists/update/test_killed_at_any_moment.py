"""Whatever kills an update, the lists are those of before or those of after, never some of each."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys

import pytest

from tests.lists.update.conftest import MASSMOVE, TOW
from vetter.lists import load
from vetter.lists.places import VERSIONS

NEW = ("new-in-tow.com", "new-in-massmove.com")


async def vetter(lab, *arguments):
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "vetter", "lists", *arguments, "--settings", str(lab.settings_file),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


def found(home):
    lists = load(home)
    assert len({row.list_name for row in lists.all()}) > 10
    return [bool(lists.of_host(name)) for name in NEW]


@pytest.mark.slow
async def test_a_kill_leaves_the_old_lists_or_the_new_ones(lab, home):
    lab.publishers.documents[TOW] += b"New,Ohio,new-in-tow.com,Star,\n"
    lab.publishers.documents[MASSMOVE] += b"1.2.3.4,new-in-massmove.com,a,b,1,2\n"
    lab.latency = 0.02
    moments = random.Random(20261125)
    for _ in range(6):
        running = await vetter(lab, "update", "tow-center", "massmove")
        await asyncio.sleep(moments.uniform(0.2, 2.0))
        if running.returncode is None:
            os.kill(running.pid, signal.SIGKILL)
        await running.communicate()
        assert found(home) in ([False, False], [True, True])
    done = await vetter(lab, "update", "tow-center", "massmove")
    out, _ = await done.communicate()
    assert (done.returncode, found(home)) == (0, [True, True])
    assert b"tow-center: 1229 rows" in out
    folders = list((home / "lists" / VERSIONS).iterdir())
    assert len(folders) <= 2  # what killed updates left behind was removed


async def test_who_stops_an_update_is_told_so_and_nothing_has_changed(lab, home):
    lab.latency = 1.5  # long enough for a busy machine to stop it before it ends
    running = await vetter(lab, "update", "tow-center")
    async with asyncio.timeout(60):
        while not lab.asked("web"):  # noqa: ASYNC110 - the lab notes what it was asked, and says nothing
            await asyncio.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, told = await running.communicate()
    assert running.returncode == 3
    assert b"Stopped" in told
    assert b"Traceback" not in told
    assert found(home) == [False, False]
