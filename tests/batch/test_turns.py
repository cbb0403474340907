"""A service is asked by one process at a time."""

from __future__ import annotations

import asyncio
import socket

import pytest

from vetter.batch.turns import Given, Held, Queue, Rests, Turns, Wanted
from vetter.beside import Line
from vetter.net.pacing import Lane

SERVICE = "rdap.example"


class Pair:
    """A process and its parent's side of it, over real sockets."""

    def __init__(self, turns, ours, theirs):
        self.lines = (ours, theirs)
        self.held = Held(turns, ours)
        self.queue = Queue(theirs)
        self.tasks = [asyncio.create_task(self.serve(ours)), asyncio.create_task(self.hear(theirs))]

    async def serve(self, line):
        wanting = set()
        while True:
            said = await line.hear()
            if isinstance(said, Wanted):
                wanting.add(asyncio.create_task(self.held.want(said.host)))
            elif isinstance(said, Given):
                self.held.give(said)
            elif isinstance(said, Rests):
                self.held.pass_on(said)

    async def hear(self, line):
        while True:
            said = await line.hear()
            self.queue.told(said) if isinstance(said, Rests) else self.queue.came(said.host)


@pytest.fixture
async def pairs():
    turns = Turns()
    made = [Pair(turns, *[await Line.over(end) for end in socket.socketpair()]) for _ in range(2)]
    async with asyncio.timeout(20):
        yield made
    for pair in made:
        for task in pair.tasks:
            task.cancel()
        await asyncio.gather(*pair.tasks, return_exceptions=True)
        for line in pair.lines:
            line.close()


async def test_two_processes_never_have_the_turn_at_the_same_time(pairs):
    inside, most, asked = 0, 0, 0

    async def ask(gate):
        nonlocal inside, most, asked
        for _ in range(5):
            await gate.enter()
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.002)
            inside -= 1
            asked += 1
            gate.leave(0.0)

    await asyncio.gather(*(ask(pair.queue.gate(SERVICE)) for pair in pairs for _ in range(2)))
    assert (most, asked) == (1, 20)


async def comes(gate, seconds=10.0):
    """Take the turn if it comes in time, and tell whether it did."""
    try:
        async with asyncio.timeout(seconds):
            await gate.enter()
    except TimeoutError:
        return False
    return True


async def test_other_services_are_asked_meanwhile(pairs):
    one, other = (pair.queue for pair in pairs)
    assert await comes(one.gate(SERVICE))
    assert not await comes(other.gate(SERVICE), 0.2)
    assert await comes(other.gate("other.example"))


async def test_a_turn_that_is_given_back_later_is_not_had_before(pairs):
    one, other = (pair.queue.gate(SERVICE) for pair in pairs)
    await one.enter()
    loop = asyncio.get_running_loop()
    left = loop.time()
    one.leave(0.2)
    await other.enter()
    assert loop.time() - left >= 0.19


async def test_who_gives_up_waiting_keeps_nobody_from_the_turn(pairs):
    one, other = (pair.queue.gate(SERVICE) for pair in pairs)
    assert await comes(one)
    assert not await comes(other, 0.1)
    one.leave(0.0)  # it goes to who gave up, and comes back
    assert await comes(one)
    assert not await comes(other, 0.1)
    one.leave(0.0)
    assert await comes(other)


async def test_a_process_that_ends_gives_back_what_it_had(pairs):
    one, other = pairs
    assert await comes(one.queue.gate(SERVICE))
    assert not await comes(other.queue.gate(SERVICE), 0.1)
    one.held.give_all()
    assert await comes(other.queue.gate(SERVICE))


async def test_a_pause_that_one_was_asked_for_is_kept_by_the_others(pairs):
    lanes = [Lane(1, 0.0, shared=True, gate=pair.queue.gate(SERVICE)) for pair in pairs]
    loop = asyncio.get_running_loop()
    async with lanes[0].slot():
        lanes[0].asked_to_wait(0.3)
        asked = loop.time()
    async with lanes[1].slot():
        assert loop.time() - asked >= 0.29


async def test_a_service_that_wants_to_be_left_alone_for_long_is_asked_by_none(pairs):
    lanes = [Lane(1, 0.0, shared=True, gate=pair.queue.gate(SERVICE)) for pair in pairs]
    elsewhere = Lane(1, 0.0, shared=True, gate=pairs[1].queue.gate("other.example"))
    lanes[0].asked_to_wait(300)
    while not lanes[1].rests:  # noqa: ASYNC110 - it is told over a socket
        await asyncio.sleep(0.01)
    assert lanes[0].rests
    assert not elsewhere.rests
