"""Asking the Wayback Machine for its index and for copies."""

from __future__ import annotations

import json

import pytest

from vetter.collect import wayback
from vetter.model import Mark, Outcome, Purpose
from vetter.settings import Sources

ARCHIVE = "web.archive.org"
HEADER = ["timestamp", "original", "statuscode", "mimetype", "digest"]
PAGE = b"<!doctype html><title>The Gazette</title><p>Founded by somebody else, long ago.</p>"


def index(*rows):
    return 200, "application/json", json.dumps([HEADER, *rows] if rows else []).encode()


def row(stamp, status="200"):
    return [stamp, "http://gazette.example/", status, "text/html", "X"]


async def test_the_index_is_read_and_then_one_early_capture(town, errand_to, ledger):
    town.web[ARCHIVE] = lambda path: (
        index(row("20120304050607", "301"), row("20130304050607"), row("20200101000000"))
        if path.startswith("/cdx/")
        else (200, "text/html", PAGE)
    )
    errand = await errand_to("gazette.example")
    state = await wayback.collect(errand)
    assert state.outcome is Outcome.ANSWERED
    assert "url=gazette.example" in town.asked[0]
    assert "to=20261120" in town.asked[0]
    assert town.asked[1] == f"{ARCHIVE} /web/20130304050607id_/http://gazette.example/"
    page = errand.case.records()[-1]
    assert page.purpose is Purpose.WAYBACK_PAGE
    assert Mark.ARCHIVED in page.marks
    assert ledger(errand)[0] == (ARCHIVE, "answered")


async def test_no_capture_is_absent(town, errand_to):
    town.web[ARCHIVE] = lambda path: index()
    errand = await errand_to("gazette.example")
    assert (await wayback.collect(errand)).outcome is Outcome.ABSENT


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        ((200, "text/html", b""), Outcome.FAILED),
        ((200, "text/html", b"<h1>Temporarily Offline</h1>"), Outcome.FAILED),
        ((404, "text/html", b"gone"), Outcome.FAILED),
        (
            (
                403,
                "text/plain",
                b"org.archive.util.io.RuntimeIOException: AdministrativeAccessControlException: Blocked Site Error",
            ),
            Outcome.HIDDEN,
        ),
        ((403, "text/plain", b"go away"), Outcome.BLOCKED),
    ],
)
async def test_what_is_no_index_is_told_apart_from_no_capture(town, errand_to, reply, outcome):
    town.web[ARCHIVE] = lambda path: reply
    errand = await errand_to("gazette.example")
    state = await wayback.collect(errand)
    assert state.outcome is outcome
    assert state.reason


async def test_a_capture_that_cannot_be_read_does_not_cost_the_index(town, errand_to):
    town.web[ARCHIVE] = lambda path: (
        index(row("20130304050607")) if path.startswith("/cdx/") else (404, "text/html", b"")
    )
    errand = await errand_to("gazette.example")
    state = await wayback.collect(errand)
    assert state.outcome is Outcome.ANSWERED
    assert "early capture" in state.reason


async def test_where_the_earliest_capture_is_lost_the_next_one_stands_in(town, errand_to, ledger):
    stamps = ("20130304050607", "20130305050607", "20130504050607", "20130704050607")
    town.web[ARCHIVE] = lambda path: (
        index(*map(row, stamps))
        if path.startswith("/cdx/")
        else (200, "text/html", PAGE if "20130504" in path else b"")
    )
    errand = await errand_to("gazette.example")
    state = await wayback.collect(errand)
    assert (state.outcome, state.reason) == (Outcome.ANSWERED, "")
    assert [path.partition("id_")[0][-14:] for path in town.asked[1:]] == [stamps[0], stamps[2]]
    assert [outcome for _, outcome in ledger(errand)] == ["answered", "failed", "answered"]


async def test_no_other_capture_is_asked_for_where_the_archive_turns_us_away(town, errand_to):
    town.web[ARCHIVE] = lambda path: (
        index(row("20130304050607"), row("20130704050607"))
        if path.startswith("/cdx/")
        else (403, "text/plain", b"no")
    )
    errand = await errand_to("gazette.example")
    assert "early capture" in (await wayback.collect(errand)).reason
    assert len(town.asked) == 2


async def test_a_switched_off_archive_is_asked_for_nothing(town, errand_to):
    errand = await errand_to("gazette.example", sources=Sources(wayback=""))
    assert (await wayback.collect(errand)).outcome is Outcome.NOT_ASKED
    assert await wayback.copies(errand, ["https://gazette.example/"]) == []
    assert town.asked == []


async def test_copies_stand_in_for_pages_and_are_marked(town, errand_to):
    town.web[ARCHIVE] = lambda path: (
        (200, "text/html", PAGE) if path.endswith("/about") else (404, "text/html", b"")
    )
    errand = await errand_to("gazette.example")
    urls = [
        "https://gazette.example/",
        "https://gazette.example/about",
        "https://gazette.example/x",
    ]
    (copy,) = await wayback.copies(errand, urls, 2)
    assert copy.record.purpose is Purpose.PAGE
    assert Mark.ARCHIVED in copy.record.marks
    assert copy.exchange.payload == PAGE
    assert len(town.asked) == 2


async def test_copies_end_when_the_archive_turns_us_away(town, errand_to):
    town.web[ARCHIVE] = lambda path: (403, "text/plain", b"no")
    errand = await errand_to("gazette.example")
    assert await wayback.copies(errand, [f"https://gazette.example/{n}" for n in range(5)]) == []
    assert len(town.asked) == 1
