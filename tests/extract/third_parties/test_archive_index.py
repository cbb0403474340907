"""The archive's index, and what it says of a site's past."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import msgspec
import pytest

from vetter.extract.wayback import archive_history, early_captures, read, replayed, timestamp
from vetter.model import Page, PageKind, PageState, Purpose

HEADER = ["timestamp", "original", "statuscode", "mimetype", "digest"]
TODAY = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def index(keep):
    def give(*rows, status=200):
        return keep(
            "https://web.archive.org/cdx/search/cdx?url=x",
            json.dumps(rows),
            Purpose.WAYBACK_INDEX,
            status=status,
        )

    return give


def row(stamp, status="200", mimetype="text/html"):
    return [stamp, "http://example.org:80/", status, mimetype, "ABC"]


def test_captures_are_read_by_the_names_in_the_header(index):
    kept = index(
        ["mimetype", "timestamp", "original", "statuscode"],
        ["text/html", "20130405060708", "http://example.org/", "301"],
    )
    (capture,) = read(kept).captures
    assert capture.time == datetime(2013, 4, 5, 6, 7, 8, tzinfo=UTC)
    assert capture.status == 301
    assert capture.media_type == "text/html"


def test_an_empty_list_is_the_answer_none(index):
    assert read(index()).captures == ()


@pytest.mark.parametrize("raw", [b"", b"<html>503</html>", b"org.archive.wayback.exception"])
def test_no_list_is_no_answer(keep, raw):
    with pytest.raises(msgspec.DecodeError):
        read(keep("https://web.archive.org/cdx", raw, Purpose.WAYBACK_INDEX, status=200))


@pytest.mark.parametrize("raw", [b"{}", b"null", b"[[]]", b"[1]", b'["timestamp"]'])
def test_another_kind_of_json_is_no_answer(keep, raw):
    assert read(keep("https://web.archive.org/cdx", raw, Purpose.WAYBACK_INDEX, status=200)) is None


def test_an_error_is_no_answer(index):
    assert read(index(status=503)) is None


def test_rows_that_make_no_sense_are_passed_over(index):
    kept = index(
        HEADER,
        None,
        [],
        ["x"],
        row("99999999999999"),
        row("20200101000000", "-", "warc/revisit"),
        {},
    )
    (capture,) = read(kept).captures
    assert capture.status == 0


def test_the_early_captures_are_the_first_real_page_and_others_of_the_year_after(index):
    kept = index(
        HEADER,
        row("20100101000000", "301"),
        row("20110101000000", "200", "image/gif"),
        row("20140101000000"),
        row("20120601000000"),
        row("20120102000000"),
        row("20120101000000"),
    )
    chosen = [capture.time.strftime("%Y%m%d") for capture in early_captures(read(kept).captures)]
    assert chosen == ["20120101", "20120601"]
    assert early_captures(()) == ()


@pytest.mark.parametrize(
    ("digits", "when"),
    [
        ("20200708", datetime(2020, 7, 8, tzinfo=UTC)),
        ("2020", datetime(2020, 1, 1, tzinfo=UTC)),
        ("20200708123456", datetime(2020, 7, 8, 12, 34, 56, tzinfo=UTC)),
        ("20201308", None),
        ("0000", None),
        ("², ", None),
        ("", None),
    ],
)
def test_timestamps(digits, when):
    assert timestamp(digits) == when


def test_a_replayed_address_tells_when_and_what():
    assert replayed("https://web.archive.org/web/20200708120000id_/http://example.org/a") == (
        datetime(2020, 7, 8, 12, tzinfo=UTC),
        "http://example.org/a",
    )
    assert replayed("https://example.org/web/design/") is None


def test_history_counts_by_year_and_forgets_what_came_after_the_day(index):
    kept = index(
        HEADER,
        row("20190101000000"),
        row("20200101000000"),
        row("20200202000000"),
        row("20240101000000"),
    )
    history = archive_history([(kept.record, read(kept))], [], datetime(2020, 7, 8, tzinfo=UTC))
    assert history.first.time.year == 2019
    assert history.last.time == datetime(2020, 2, 2, tzinfo=UTC)
    assert history.per_year == ((2019, 1), (2020, 2))
    assert history.first.cited[0].record == "r1"


def test_no_answer_is_no_history_and_an_empty_answer_is_an_empty_history(index):
    assert archive_history([], [], TODAY) is None
    kept = index()
    history = archive_history([(kept.record, read(kept))], [], TODAY)
    assert history.first is None
    assert history.per_year == ()


def test_the_early_page_is_the_earliest_one_read_before_the_day(index, keep):
    kept = index(HEADER, row("20190101000000"))
    pages = [
        (
            keep(
                f"https://web.archive.org/web/{stamp}id_/http://example.org/",
                number=number,
                status=200,
            ).record,
            Page(
                record=f"r{number}",
                url="http://example.org/",
                state=PageState.READ,
                kind=PageKind.FRONT,
                title=stamp,
            ),
        )
        for number, stamp in ((2, "20200101000000"), (3, "20190101000000"), (4, "20300101000000"))
    ]
    history = archive_history([(kept.record, read(kept))], pages, TODAY)
    assert history.early.record == "r3"
    assert history.early_capture.time.year == 2019
    assert history.early_capture.url == "http://example.org/"
    assert history.early_capture.cited[0].excerpt == "20190101000000"


def test_an_early_copy_that_shows_nothing_gives_way_to_the_next(index, keep):
    kept = index(HEADER, row("20190101000000"))
    shown = {"20190101000000": PageState.EMPTY, "20190601000000": PageState.READ}
    pages = [
        (
            keep(f"https://web.archive.org/web/{stamp}id_/http://example.org/", status=200).record,
            Page(record="r", url="http://example.org/", state=state, kind=PageKind.FRONT),
        )
        for stamp, state in shown.items()
    ]
    for found, month in ((pages, 6), (pages[:1], 1)):
        history = archive_history([(kept.record, read(kept))], found, TODAY)
        assert history.early_capture.time.month == month
