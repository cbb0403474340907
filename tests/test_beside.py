"""A process beside this one hears and says everything whole and in order, and its end is seen."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys

import pytest

from vetter.beside import Beside, Line

ECHO = """
import asyncio, os
from vetter.beside import Parent

def serve(line, asking):
    asyncio.run(_serve(line, asking))

async def _serve(line, asking):
    parent = await Parent.reached(line, asking)
    parent.line.say(os.environ["TOLD"])
    while (said := await parent.line.hear()) != "ask":
        parent.line.say((os.getpid(), said))
    parent.ask("may I?")
    parent.line.say("went on")
    await parent.line.said()
"""


@pytest.fixture
async def begun(tmp_path, monkeypatch):
    """Start a process that says again what it hears, and asks once."""
    (tmp_path / "echo_for_a_test.py").write_text(ECHO, "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    started = await Beside.begin("echo_for_a_test", {"TOLD": "hello"})
    async with asyncio.timeout(30):
        yield started
    started.end()


@pytest.fixture
async def beside(begun):
    """Wait until it says something."""
    assert await begun.line.hear() == "hello"
    return begun


async def test_what_is_said_arrives_whole_and_in_order(beside):
    said = [b"x" * 3_000_000, "", {"a": [1, None]}]
    for one in said:
        beside.line.say(one)
    heard = [await beside.line.hear() for _ in said]
    assert [one for _, one in heard] == said
    assert {number for number, _ in heard} != {os.getpid()}


async def test_who_asks_stands_still_until_it_was_confirmed(beside):
    beside.line.say("ask")
    assert await beside.asked.hear() == "may I?"
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await asyncio.shield(waiting := asyncio.ensure_future(beside.line.hear()))
    beside.asked.confirm()
    assert await waiting == "went on"


async def test_what_was_said_is_on_its_way_only_when_all_of_it_is():
    ours, theirs = socket.socketpair()
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    line = await Line.over(ours)
    line.say(b"x" * 40_000)
    said = asyncio.ensure_future(line.said())
    await asyncio.sleep(0.1)
    assert not said.done()
    with theirs, theirs.makefile("rb") as listening:
        assert len(await asyncio.to_thread(listening.read, 40_000)) == 40_000
        await said
    line.close()


async def test_what_a_terminal_says_to_all_processes_is_not_heard_by_one_that_still_loads(begun):
    os.kill(begun._process.pid, signal.SIGINT)
    os.kill(begun._process.pid, signal.SIGTERM)
    assert await begun.line.hear() == "hello"


async def test_the_end_of_the_other_is_heard_and_speaking_to_it_harms_nobody(beside, caplog):
    beside.line.say(None)
    number, _ = await beside.line.hear()
    os.kill(number, signal.SIGKILL)
    with pytest.raises(EOFError):
        await beside.line.hear()
    for _ in range(10):
        beside.line.say("is anybody there?")
        await asyncio.sleep(0)
    assert caplog.messages == []
    beside.end()
    beside.end()
