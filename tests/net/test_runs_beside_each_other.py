"""Many outlets vetted at once are as polite to a service as one, and none pays for the others' turns."""

from __future__ import annotations

import asyncio

import pytest

from tests.net.test_politeness import OK, SITE, status
from vetter import clock
from vetter.model import TroubleKind
from vetter.net import Limits, Patience, Traffic
from vetter.net.answers import FRESH
from vetter.net.pacing import STRIKES, Lane
from vetter.net.patience import turn_awaited


async def test_runs_that_share_their_traffic_ask_a_service_one_after_another(corner):
    begins = []

    async def note(writer):
        begins.append(clock.ticks())
        writer.write(OK)

    for number in range(4):
        corner.answers[f"/{number}"] = note
    async with (
        Traffic() as traffic,
        corner.way(interval=0.5, traffic=traffic) as one,
        corner.way(interval=0.5, traffic=traffic) as other,
    ):
        await asyncio.gather(
            *((one, other)[n % 2].get(f"{SITE}/{n}", service=True) for n in range(4))
        )
    # Four questions are three intervals apart; each run with a pace of its own would need only one.
    assert max(begins) - min(begins) > 1.0


async def test_what_one_run_waits_for_the_others_counts_towards_no_limit(corner):
    async def slow(writer):
        await asyncio.sleep(0.3)
        writer.write(OK)

    for number in range(4):
        corner.answers[f"/{number}"] = slow
    async with Traffic() as traffic, corner.way(traffic=traffic) as way:
        asked = (
            way.get(f"{SITE}/{n}", service=True, limits=Limits(deadline=1.0)) for n in range(4)
        )
        assert [got.trouble for got in await asyncio.gather(*asked)] == [None] * 4


async def test_they_ask_for_the_address_of_a_service_once(corner):
    async with Traffic() as traffic:
        for _ in range(2):
            async with corner.way(traffic=traffic) as way:
                await way.get(f"{SITE}/", service=True)
    assert corner.dns_questions.count(("gazette.example.org", "A")) == 1


async def test_they_ask_a_service_over_one_connection_and_each_site_over_its_own(corner):
    async with Traffic() as traffic:
        for service in (True, True, False, False):
            async with corner.way(traffic=traffic) as way:
                await way.get(f"{SITE}/", service=service)
        assert corner.opened == 3


async def test_they_ask_a_service_the_same_only_once_and_what_is_no_answer_again(corner):
    corner.answers |= {"/broken": status(404, "X-Any: thing"), "/same": OK}
    async with (
        Traffic() as traffic,
        corner.way(traffic=traffic) as one,
        corner.way(traffic=traffic) as other,
    ):
        asked = (way.get(f"{SITE}/same", service=True) for way in (one, other, one))
        first, *others = await asyncio.gather(*asked)
        assert others == [first] * 2
        for way in (one, other):
            await way.get(f"{SITE}/same")  # an outlet is asked by each itself
            await way.get(f"{SITE}/broken", service=True)
    assert len([head for head in corner.requests if "same" in str(head)]) == 3
    assert len([head for head in corner.requests if "broken" in str(head)]) == 2


async def test_an_answer_holds_for_a_while_only(corner, monkeypatch):
    async with Traffic() as traffic, corner.way(traffic=traffic) as way:
        await way.get(f"{SITE}/", service=True)
        later = clock.ticks() + FRESH
        monkeypatch.setattr("vetter.net.answers.clock.ticks", lambda: later)
        await way.get(f"{SITE}/", service=True)
    assert len(corner.requests) == 2


async def test_a_run_contacts_no_service_that_only_another_may(corner):
    async with Traffic() as traffic:
        async with corner.way(traffic=traffic) as way:
            await way.get(f"{SITE}/", service=True)
        async with corner.way(traffic=traffic, permits=lambda _: False) as way:
            got = await way.get(f"{SITE}/", service=True)
    assert got.trouble.kind is TroubleKind.NOT_PERMITTED
    assert len(corner.requests) == 1


async def test_a_service_that_asks_for_a_long_pause_is_left_alone_by_all(corner):
    corner.answers["/busy"] = status(429, "Retry-After: 300")
    corner.answers["/next"] = OK
    async with (
        Traffic() as traffic,
        corner.way(traffic=traffic) as one,
        corner.way(traffic=traffic) as other,
    ):
        await one.get(f"{SITE}/busy", service=True)
        got = await other.get(f"{SITE}/next", service=True)
    assert got.trouble.kind is TroubleKind.LIMITED
    assert [path for path in corner.requests if "next" in str(path)] == []


async def test_a_service_that_asks_for_a_short_pause_is_asked_by_none_meanwhile(corner):
    moments = {}

    async def busy(writer):
        again = "busy" in moments
        moments.setdefault("busy", clock.ticks())
        writer.write(OK if again else status(429, "Retry-After: 1"))

    async def other(writer):
        moments["next"] = clock.ticks()
        writer.write(OK)

    corner.answers |= {"/busy": busy, "/next": other}
    async with Traffic() as traffic, corner.way(traffic=traffic) as way:
        waiting = asyncio.create_task(way.get(f"{SITE}/busy", service=True))
        while "busy" not in moments:  # noqa: ASYNC110 - the server says nothing
            await asyncio.sleep(0.01)
        got = await way.get(f"{SITE}/next", service=True)
        assert (got.trouble, (await waiting).trouble) == (None, None)
    assert moments["next"] - moments["busy"] >= 0.99


async def test_a_service_that_never_answers_is_left_alone_after_a_few_questions(corner):
    async with corner.way() as way:
        lane = way._pacing.service("gazette.example.org")
        for _ in range(STRIKES):
            assert not lane.rests
            lane.failed()
        assert lane.rests
        assert (await way.get(f"{SITE}/down", service=True)).trouble.kind is TroubleKind.LIMITED


def test_runs_that_share_a_service_try_once_more_after_a_while_before_they_leave_it_alone():
    lane = Lane(1, 0.0, shared=True)
    for _ in range(STRIKES):
        lane.failed()
    assert not lane.rests
    lane.failed()
    assert lane.rests


def test_an_answer_takes_back_all_strikes():
    lane = Lane(1, 0.0)
    for _ in range(STRIKES - 1):
        lane.failed()
    lane.answered()
    lane.failed()
    assert not lane.rests


async def test_patience_does_not_end_while_a_turn_is_awaited():
    async with Patience(0.1):
        with turn_awaited():
            await asyncio.sleep(0.2)


async def test_patience_ends_by_its_own_time_after_a_turn():
    async def turn_and_work():
        async with Patience(0.05):
            with turn_awaited():
                await asyncio.sleep(0.1)
            await asyncio.sleep(5)

    with pytest.raises(TimeoutError):
        await turn_and_work()


async def test_patience_stands_still_for_tasks_begun_within_it():
    async def wait():
        with turn_awaited():
            await asyncio.sleep(0.2)

    async with Patience(0.1), asyncio.TaskGroup() as group:
        group.create_task(wait())
        group.create_task(wait())


async def test_a_site_that_two_outlets_share_is_asked_no_faster_for_that(corner):
    running = most = 0

    async def slow(writer):
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.05)
        running -= 1
        writer.write(OK)

    for number in range(6):
        corner.answers[f"/{number}"] = slow
    async with (
        Traffic() as traffic,
        corner.way(traffic=traffic) as one,
        corner.way(traffic=traffic) as other,
    ):
        await asyncio.gather(*((one, other)[n % 2].get(f"{SITE}/{n}") for n in range(6)))
    assert most == 2
