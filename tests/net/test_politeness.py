"""Not too much at once, robots.txt obeyed, busy services asked again later, and quiet when told."""

from __future__ import annotations

import asyncio

import pytest

from vetter import clock
from vetter.model import TroubleKind
from vetter.net import Limits, Way
from vetter.net.pacing import MAX_DELAY, Pacing
from vetter.net.robots import Robots
from vetter.settings import Crawl

SITE = "http://gazette.example.org"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def status(code, *headers):
    lines = "".join(f"{header}\r\n" for header in headers)
    return f"HTTP/1.1 {code} X\r\n{lines}Content-Length: 0\r\n\r\n".encode()


async def test_at_most_two_requests_run_at_once_towards_one_domain(corner):
    corner.zone["www.gazette.example.org"] = {"A": ["127.0.0.1"]}
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
    hosts = ("gazette.example.org", "www.gazette.example.org")
    async with corner.way() as way:
        await asyncio.gather(*(way.get(f"http://{hosts[n % 2]}/{n}") for n in range(6)))
    assert most == 2


async def test_requests_begin_no_closer_than_the_interval(corner):
    begins = []

    async def note(writer):
        begins.append(clock.ticks())
        writer.write(OK)

    for number in range(4):
        corner.answers[f"/{number}"] = note
    async with corner.way(crawl=Crawl(delay=0.1)) as way:
        start = clock.ticks()
        await asyncio.gather(*(way.get(f"{SITE}/{n}") for n in range(4)))
    # A busy machine brings them late, which may put two close together; none can come early.
    assert all(at - start >= 0.1 * number for number, at in enumerate(begins))


def test_a_crawl_delay_only_ever_slows_down_and_is_capped():
    pacing = Pacing(per_host=2, delay=1.0, interval=1.0)
    pacing.slow_down("gazette.example.org", 0.1)
    assert pacing.site("gazette.example.org").interval == 1.0
    pacing.slow_down("www.gazette.example.org", 3600)
    assert pacing.site("example.org").interval == MAX_DELAY


ROBOTS = b"User-agent: *\nDisallow: /private/\nAllow: /private/open\nCrawl-delay: 2\n"


def test_robots_are_read_as_the_rfc_says():
    robots = Robots()
    assert robots.learn(SITE, 200, ROBOTS) == 2.0
    assert not robots.allow(SITE, f"{SITE}/private/x")
    assert robots.allow(SITE, f"{SITE}/private/open")
    assert robots.allow("http://other.example.org", "http://other.example.org/private/x")


@pytest.mark.parametrize(("code", "allowed"), [(404, True), (410, True), (500, False), (0, False)])
def test_a_missing_robots_allows_and_an_unreachable_one_forbids(code, allowed):
    robots = Robots()
    robots.learn(SITE, code, b"")
    assert robots.allow(SITE, f"{SITE}/x") is allowed


async def test_what_robots_forbid_is_not_asked(corner):
    async with corner.way() as way:
        way.obey(SITE, 200, ROBOTS)
        refused = await way.get(f"{SITE}/private/x", crawler=True)
        assert not way.may_crawl(f"{SITE}/private/x")
        assert way.may_crawl(f"{SITE}/open")
        assert not way.may_crawl("file:///x")
    assert refused.trouble.kind is TroubleKind.ROBOTS
    assert corner.requests == []


async def test_a_redirect_into_a_forbidden_place_is_not_followed_by_the_crawler(corner):
    corner.answers["/a"] = status(302, "Location: /private/x")
    async with corner.way() as way:
        way.obey(SITE, 200, ROBOTS)
        fetched = await way.get(f"{SITE}/a", crawler=True)
    assert fetched.trouble.kind is TroubleKind.ROBOTS
    assert len(corner.requests) == 1


async def test_a_busy_service_is_asked_again(corner):
    tries = []

    async def busy_once(writer):
        tries.append(1)
        writer.write(status(429, "Retry-After: 1") if len(tries) == 1 else OK)

    corner.answers["/"] = busy_once
    async with corner.way() as way:
        fetched = await way.get(f"{SITE}/", service=True)
    assert fetched.trouble is None
    assert [hop.status for hop in fetched.hops] == [429, 200]


@pytest.mark.parametrize("code", [429, 503])
async def test_a_service_that_stays_busy_is_limited_not_absent(corner, code):
    corner.answers["/"] = status(code)
    async with corner.way() as way:
        fetched = await way.get(f"{SITE}/", service=True)
    assert fetched.trouble.kind is TroubleKind.LIMITED
    assert len(fetched.hops) == 3


async def test_a_wait_longer_than_we_have_is_not_begun(corner):
    corner.answers["/"] = status(429, "Retry-After: 3600")
    async with corner.way() as way:
        fetched = await way.get(f"{SITE}/", service=True)
    assert fetched.trouble.kind is TroubleKind.LIMITED
    assert len(fetched.hops) == 1


async def test_services_see_our_name_and_one_question_at_a_time(corner):
    async with corner.way() as way:
        await asyncio.gather(*(way.get(f"{SITE}/{n}", service=True) for n in range(3)))
    assert all(b"User-Agent: vetter/" in head for head in corner.requests)


async def test_honest_identity_is_a_setting(corner):
    async with corner.way(crawl=Crawl(delay=0, identity="honest")) as way:
        await way.get(f"{SITE}/")
    assert b"User-Agent: vetter/" in corner.requests[0]


async def test_a_host_that_this_run_may_not_contact_is_not_even_resolved(corner):
    async with corner.way(permits=lambda host: not host.endswith("example.org")) as way:
        asked = [
            (await way.get(f"{SITE}/")).last,
            await way.lookup("gazette.example.org", "A"),
            await way.whois("whois.example.org", "x"),
            await way.certificate("gazette.example.org"),
        ]
    assert {one.trouble.kind for one in asked} == {TroubleKind.NOT_PERMITTED}
    assert corner.dns_questions == []


async def test_a_redirect_to_a_host_that_may_not_be_contacted_ends_there(corner):
    corner.zone["service.example.net"] = {"A": ["127.0.0.1"]}
    corner.answers["/"] = status(302, "Location: http://gazette.example.org/")
    async with corner.way(permits=lambda host: host != "gazette.example.org") as way:
        fetched = await way.get("http://service.example.net/")
    assert fetched.trouble.kind is TroubleKind.NOT_PERMITTED
    assert ("gazette.example.org", "A") not in corner.dns_questions


async def test_offline_asks_nobody(corner):
    async with corner.way(offline=True) as way:
        fetched = await way.get(f"{SITE}/")
        answer = await way.lookup("gazette.example.org", "A")
    assert fetched.trouble.kind is TroubleKind.OFFLINE
    assert answer.trouble.kind is TroubleKind.OFFLINE
    assert corner.dns_questions == []


async def test_waiting_for_a_slot_ends_at_the_deadline(corner):
    async def silence(writer):
        await asyncio.sleep(5)

    corner.answers["/"] = silence
    async with Way(corner.settings(crawl=Crawl(per_host=1, delay=0))) as way:
        first = asyncio.create_task(way.get(f"{SITE}/", limits=Limits(deadline=0.6)))
        await asyncio.sleep(0.1)
        second = await way.get(f"{SITE}/b", limits=Limits(deadline=0.2))
        await first
    assert second.trouble.kind is TroubleKind.TIMEOUT
    assert len(corner.requests) == 1
