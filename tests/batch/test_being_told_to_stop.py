"""Whoever stops a batch is heard, also by what does not end at the first word."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress

import pytest

from vetter.cli import batch as command


class Stubborn:
    """A batch whose work takes the first word for nothing."""

    def begin_again(self) -> None:
        self.work.cancel()

    stop = begin_again

    async def run(self) -> bool:
        self.work = asyncio.create_task(self.go_on())
        with suppress(asyncio.CancelledError):
            await self.work
        return False

    async def go_on(self) -> None:
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(60)
        await asyncio.sleep(60)


@pytest.fixture(autouse=True)
def as_before():
    """Leave Ctrl-C to pytest again, which a batch that was stopped does not give back."""
    held = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in held.items():
        signal.signal(number, handler)


async def test_what_does_not_end_at_the_first_word_is_told_again(monkeypatch, capsys):
    monkeypatch.setattr(command, "INSIST", 0.1)
    asyncio.get_running_loop().call_later(0.1, os.kill, os.getpid(), signal.SIGINT)
    async with asyncio.timeout(30):
        assert await command._with_signals(Stubborn()) is False
    assert "Stopping" in capsys.readouterr().err


async def test_a_second_word_also_ends_at_once_what_is_still_being_written(monkeypatch):
    ended = []
    monkeypatch.setattr(command.os, "_exit", ended.append)
    asyncio.get_running_loop().call_later(0.1, os.kill, os.getpid(), signal.SIGINT)
    monkeypatch.setattr(command, "INSIST", 0.1)
    assert await command._with_signals(Stubborn()) is False
    os.kill(os.getpid(), signal.SIGINT)
    assert ended == [3]
