"""What comes in while a case is collected is on the disk before it is used, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from vetter.model import Exchange, LedgerEntry, Outcome, Purpose, Source
from vetter.store import Case
from vetter.store.clerk import SMALL, Clerk

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTE = LedgerEntry(
    source=Source.SITE, whom="gazette.example", what="pages", outcome=Outcome.ANSWERED
)


def page(number):
    return Exchange(
        url=f"https://gazette.example/{number}",
        started=NOON,
        elapsed=0.2,
        whom="gazette.example",
        status=200,
        payload=b"<h1>Hello</h1>",
    )


@pytest.fixture
def case(home):
    with Case.create(home, "gazette.example", "gazette.example", NOON) as made:
        yield made


@pytest.fixture
def disk(case, monkeypatch):
    """Return what lets the disk go on; each time it was written to stands in the list beside it."""
    free, steps, keep_all = threading.Event(), [], case.keep_all

    def slowly(sheets):
        steps.append(len(sheets))
        free.wait(30)
        return keep_all(sheets)

    monkeypatch.setattr(case, "keep_all", slowly)
    yield free, steps
    free.set()


async def begun(steps):
    async with asyncio.timeout(30):
        while not steps:  # noqa: ASYNC110 - the disk says nothing
            await asyncio.sleep(0.01)


async def test_what_comes_while_the_disk_is_busy_is_written_in_one_step(case, disk):
    free, steps = disk
    clerk = Clerk(case)
    first = asyncio.create_task(clerk.keep(page(0), Source.SITE, Purpose.PAGE))
    await begun(steps)
    others = [
        asyncio.create_task(clerk.keep(page(number), Source.SITE, Purpose.PAGE))
        for number in (1, 2, 3)
    ]
    await asyncio.sleep(0)
    free.set()
    records = [await one for one in (first, *others)]
    assert steps == [1, 3]
    assert tuple(records) == case.records()


async def test_what_is_noted_reaches_the_disk_without_anything_else_being_kept(case, disk):
    free, steps = disk
    free.set()
    Clerk(case).note(NOTE)
    await begun(steps)
    assert case.ledger() == (NOTE,)


async def test_what_is_noted_goes_to_the_disk_with_what_is_kept(case, disk):
    free, steps = disk
    free.set()
    clerk = Clerk(case)
    clerk.note(NOTE)
    assert not steps
    await clerk.keep(page(0), Source.SITE, Purpose.PAGE)
    assert (steps, case.owes) == ([1], False)
    assert case.ledger() == (NOTE,)


async def test_who_waits_for_a_disk_that_fails_is_told(case, monkeypatch):
    def full(_):
        raise OSError("no space left")

    monkeypatch.setattr(case, "keep_all", full)
    with pytest.raises(OSError, match="no space left"):
        await Clerk(case).keep(page(0), Source.SITE, Purpose.PAGE)


async def test_nobody_waits_for_ever_for_writing_that_was_ended(case, disk):
    free, steps = disk
    clerk = Clerk(case)
    before = asyncio.all_tasks()
    keeping = asyncio.create_task(clerk.keep(page(0), Source.SITE, Purpose.PAGE))
    await begun(steps)
    (writing,) = asyncio.all_tasks() - before - {keeping}
    writing.cancel()
    free.set()
    await asyncio.wait([keeping], timeout=30)
    assert keeping.cancelled()
    assert (await clerk.keep(page(1), Source.SITE, Purpose.PAGE)) in case.records()


async def test_small_steps_of_a_case_that_is_wanted_only_with_its_result_need_no_thread(home):
    with Case.create(home, "a.example", "a.example", NOON, at_once=False) as case:
        clerk = Clerk(case)
        threads, keep_all = [], case.keep_all

        def watched(sheets):
            threads.append(threading.current_thread() is threading.main_thread())
            return keep_all(sheets)

        case.keep_all = watched
        small = await clerk.keep(page(0), Source.SITE, Purpose.PAGE)
        large = replace(page(1), payload=b"x" * (SMALL + 1))
        await clerk.keep(large, Source.SITE, Purpose.PAGE)
        assert threads == [True, False]
        assert case.kept(small.id).exchange.payload == page(0).payload
