"""A program that was stopped for a while, as by a lid that was closed, blames no outlet for the time that went by."""

from __future__ import annotations

import asyncio
import os
import signal

from vetter.batch.begin import take_in
from vetter.batch.engine import Began, Ended
from vetter.batch.job import held
from vetter.batch.run import Batch
from vetter.batch.work import Ending
from vetter.cli import batch as command
from vetter.settings import Settings


class StoodStill:
    """An engine that goes on after having stood still while the first outlet was in flight."""

    def __init__(self):
        self.began = []

    async def run(self, take, tell):
        while taken := await take(1):
            for work in taken:
                tell(Began(work))
                self.began.append(work.target)
                if len(self.began) == 1:
                    os.kill(os.getpid(), signal.SIGCONT)
                    await asyncio.sleep(3600)
                tell(
                    Ended(work, Ending(key=work.key, made="2026-11-20", kind="seen", error="seen"))
                )


async def test_what_was_in_flight_is_begun_again(home, tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("one.example\ntwo.example\n", "utf-8")
    engine = StoodStill()
    with held(tmp_path / "out") as job:
        take_in(job, str(path), "")
        async with asyncio.timeout(30):
            assert await command._with_signals(Batch(job, engine, home, Settings()))
        assert job.failures() == {"seen": 2}
    assert engine.began == ["one.example", "one.example", "two.example"]
