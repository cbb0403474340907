"""Which process vets which outlet."""

from __future__ import annotations

import asyncio

import pytest

from vetter.batch.handing import ASIDE, Handing
from vetter.batch.work import Work
from vetter.errors import CannotError


def works(*targets):
    return [Work(number, target, target) for number, target in enumerate(targets)]


def handing(listed):
    left = list(listed)

    async def take(most):
        taken, left[:] = left[:most], left[most:]
        return taken

    return Handing(take)


async def handed(hands, process):
    """Return what a process is handed, or "waits" if it has to."""
    task = asyncio.ensure_future(hands.next(process))
    for _ in range(ASIDE + 5):
        await asyncio.sleep(0)
    if not task.done():
        task.cancel()
        return "waits"
    work = task.result()
    return work and work.target


async def test_outlets_go_to_whoever_has_room_and_then_there_are_no_more():
    hands = handing(works("a.example", "b.example", "A Name"))
    assert [await handed(hands, process) for process in (0, 1, 0, 1)] == [
        "a.example",
        "b.example",
        "A Name",
        None,
    ]


async def test_a_site_is_never_asked_by_two_processes_at_the_same_time():
    hands = handing(works("a.example.com", "https://b.example.com/x", "c.example.org"))
    assert await handed(hands, 0) == "a.example.com"
    assert await handed(hands, 1) == "c.example.org"
    assert await handed(hands, 1) == "waits"
    assert await handed(hands, 0) == "https://b.example.com/x"


async def test_an_outlet_waits_for_its_site_and_whoever_waits_for_it_is_told():
    hands = handing(works("a.example.com", "b.example.com"))
    await handed(hands, 0)
    waiting = asyncio.ensure_future(hands.next(1))
    await asyncio.sleep(0)
    hands.ended("a.example.com")
    async with asyncio.timeout(5):
        assert (await waiting).target == "b.example.com"


async def test_what_a_process_had_when_it_died_is_tried_once_more_each_alone():
    hands = handing(works("a.example", "b.example", "c.example"))
    for process in (0, 0, 1):
        await handed(hands, process)
    assert hands.died(0) == []
    assert await handed(hands, 1) == "waits"  # it has another
    assert await handed(hands, 0) == "a.example"
    assert await handed(hands, 0) == "waits"
    hands.ended("a.example")
    assert await handed(hands, 0) == "b.example"
    hands.ended("b.example")
    hands.ended("c.example")
    assert await handed(hands, 0) is None


async def test_what_kills_two_processes_is_not_tried_again():
    hands = handing(works("a.example", "b.example"))
    for process in (0, 0):
        await handed(hands, process)
    assert hands.died(0) == []
    assert await handed(hands, 0) == "a.example"
    assert [work.target for work in hands.died(0)] == ["a.example"]
    assert await handed(hands, 0) == "b.example"
    hands.ended("b.example")
    assert await handed(hands, 0) is None


async def test_a_list_of_one_site_is_not_taken_in_as_a_whole_while_it_waits():
    listed = works(*(f"{n}.example.com" for n in range(3 * ASIDE)))
    hands = handing(listed)
    await handed(hands, 0)
    assert await handed(hands, 1) == "waits"
    assert len(hands._aside) == ASIDE


async def test_while_the_batch_is_paused_nothing_is_handed_out_that_was_taken_before():
    going = asyncio.Event()
    going.set()
    left = works("a.example.com", "b.example.com")

    async def take(most):
        await going.wait()
        taken, left[:] = left[:most], left[most:]
        return taken

    hands = Handing(take)
    assert await handed(hands, 0) == "a.example.com"
    assert await handed(hands, 1) == "waits"
    going.clear()
    hands.ended("a.example.com")
    assert await handed(hands, 1) == "waits"
    going.set()
    assert await handed(hands, 1) == "b.example.com"


async def test_what_cannot_be_taken_is_said_to_whoever_wanted_it():
    async def take(_):
        raise CannotError("the disk is full")

    with pytest.raises(CannotError, match="disk is full"):
        await Handing(take).next(0)
