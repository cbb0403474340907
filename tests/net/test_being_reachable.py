"""Wikidata and Wikipedia are told how to reach whoever asks, if that was set, and nobody else is."""

from __future__ import annotations

import asyncio

import msgspec
import pytest

from vetter import clock
from vetter.net import Traffic

WIKI = "https://www.wikidata.org"
OTHER = "https://gazette.example.org"
CONTACT = "desk@paper.example"


@pytest.fixture
def corner(corner):
    for host in ("www.wikidata.org", "en.wikipedia.org"):
        corner.zone[host] = corner.zone["gazette.example.org"]
    return corner


def told(corner):
    return [CONTACT.encode() in head for head in corner.requests]


async def test_they_are_told_and_no_case_is(corner):
    async with corner.way(contact=CONTACT) as way:
        fetched = await way.get(f"{WIKI}/", service=True)
        await way.get("https://en.wikipedia.org/", service=True)
    assert told(corner) == [True, True]
    assert corner.requests[0].lower().count(b"user-agent:") == 1
    assert CONTACT.encode() not in msgspec.json.encode(fetched)


async def test_nobody_else_is_told_and_nothing_in_the_clear(corner):
    corner.answers["/on"] = (
        f"HTTP/1.1 302 X\r\nLocation: {OTHER}/\r\nContent-Length: 0\r\n\r\n".encode()
    )
    async with corner.way(contact=CONTACT) as way:
        await way.get(f"{WIKI}/on", service=True)
        await way.get(f"{OTHER}/a", service=True)
        await way.get("http://www.wikidata.org/", service=True)
        await way.get(f"{WIKI}/page")  # as of an outlet that would be there
    assert told(corner) == [True, False, False, False, False]


async def test_without_it_nothing_is_told(corner):
    async with corner.way() as way:
        await way.get(f"{WIKI}/", service=True)
    assert told(corner) == [False]


@pytest.mark.parametrize(("contact", "waits"), [("", True), (CONTACT, False)])
async def test_many_runs_that_cannot_be_reached_ask_them_seldom_and_in_turn(
    corner, contact, waits, monkeypatch
):
    monkeypatch.setattr("vetter.net.pacing.SELDOM", 0.6)
    begins = []

    async def note(writer):
        begins.append(clock.ticks())
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    corner.answers |= {"/1": note, "/2": note}
    async with (
        Traffic() as traffic,
        corner.way(interval=0.1, contact=contact, traffic=traffic) as way,
    ):
        await asyncio.gather(
            way.get(f"{WIKI}/1", service=True),
            way.get("https://en.wikipedia.org/2", service=True),
        )
    assert (max(begins) - min(begins) > 0.5) is waits
