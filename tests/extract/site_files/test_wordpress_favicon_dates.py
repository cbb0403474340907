"""WordPress's interface, icons, and the dates that machines write."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.extract import favicon, readers
from vetter.extract.address import host_named, web_address
from vetter.extract.machine_date import moment, written_offset
from vetter.model import Mark, Purpose, Trouble, TroubleKind, WordpressReading

POSTS = [
    {
        "date": "2026-11-19T12:30:00",
        "date_gmt": "2026-11-19T09:30:00",
        "modified_gmt": "2026-11-20T09:30:00",
        "link": "https://gazette.example/salt/",
        "title": {"rendered": "Salt &#038; <em>tide</em>"},
        "author": 3,
        "_embedded": {"author": [{"name": "Ann Reader", "slug": "ann"}]},
    },
    {"link": "https://gazette.example/b/", "yoast_head_json": {"author": "Ben"}, "date": "bad"},
    {"link": 5},
    "junk",
]
ICON = bytes.fromhex("00000100010010100000010020006804000016000000") + bytes(200)


@pytest.fixture
def read(keep):
    def reading(body, purpose=Purpose.WORDPRESS_POSTS, **more):
        text = body if isinstance(body, (bytes, str)) else json.dumps(body)
        return readers.read(keep("https://g.example/wp-json/wp/v2/x", text, purpose, **more))

    return reading


def test_posts_tell_both_clocks_and_so_where_the_site_stands(read):
    reading = read(POSTS, headers=(("X-WP-Total", "412"),))
    first, second = reading.posts
    assert (first.title, first.author) == ("Salt & tide", "Ann Reader")
    assert first.published == datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
    assert first.modified == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    assert (second.author, second.published) == ("Ben", None)
    assert reading.offsets == (180,)
    assert reading.total == 412


def test_users_give_names_and_slugs(read):
    rows = [{"name": "Ann &amp; Co", "slug": "ann"}, {"name": "", "slug": "x"}, {"id": 1}]
    reading = read(rows, Purpose.WORDPRESS_USERS)
    assert reading.users == (("Ann & Co", "ann"),)
    assert reading.total == 3


def test_an_error_of_wordpress_is_no_list(read):
    assert read({"code": "rest_user_cannot_view"}) is None
    assert read(POSTS, status=401) is None
    with pytest.raises(msgspec.DecodeError):
        read("<html>")


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["date", "date_gmt", "link", "title", "author", "name", "slug", "_embedded"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_makes_it_fail(keep, value):
    for purpose in (Purpose.WORDPRESS_POSTS, Purpose.WORDPRESS_USERS):
        found = readers.read(keep("https://g.example/x", json.dumps([value]), purpose))
        assert found is None or isinstance(found, WordpressReading)


def test_the_icon_has_the_hash_that_others_publish(keep):
    reading = readers.read(keep("https://g.example/favicon.ico", ICON, Purpose.FAVICON))
    lines = base64.encodebytes(ICON)
    assert len(lines.splitlines()[0]) == 76
    assert reading.mmh3 == murmur3(lines)
    assert len(reading.sha256) == 64


def test_an_icon_may_be_a_drawing(keep):
    for body in ("<svg xmlns='x'/>", "<?xml version='1.0'?><!-- logo --><svg/>"):
        assert favicon.read(keep("https://g.example/i.svg", body, Purpose.FAVICON))


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (b"", {}),
        (b"<html><svg></html>", {}),
        (ICON, {"status": 404}),
        (ICON, {"marks": (Mark.TRUNCATED,)}),
        (ICON, {"trouble": Trouble(TroubleKind.TIMEOUT, "slow")}),
    ],
)
def test_what_is_no_whole_picture_has_no_hash(keep, body, more):
    assert (
        readers.read(keep("https://g.example/favicon.ico", body, Purpose.FAVICON, **more)) is None
    )


def murmur3(data: bytes) -> int:
    """Return the 32-bit MurmurHash3, written out from its description."""
    mask, h = 0xFFFFFFFF, 0
    for at in range(0, len(data) + 1, 4):
        block = data[at : at + 4]
        k = int.from_bytes(block, "little") * 0xCC9E2D51 & mask
        k = (k << 15 | k >> 17) & mask
        h ^= k * 0x1B873593 & mask
        if len(block) == 4:
            h = (h << 13 | h >> 19) & mask
            h = (h * 5 + 0xE6546B64) & mask
    h ^= len(data)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        h = (h ^ h >> shift) * factor & mask
    return h - 2**32 if h >= 2**31 else h


@pytest.mark.parametrize(
    ("written", "expected", "offset"),
    [
        ("Thu, 19 Nov 2026 09:30:00 +0300", datetime(2026, 11, 19, 6, 30, tzinfo=UTC), 180),
        ("19 Nov 2026 09:30:00 EST", datetime(2026, 11, 19, 14, 30, tzinfo=UTC), -300),
        ("Thu, 19 Nov 2026 09:30:00 GMT", datetime(2026, 11, 19, 9, 30, tzinfo=UTC), None),
        ("2026-11-19T09:30:00.123+05:30", datetime(2026, 11, 19, 4, tzinfo=UTC), 330),
        ("2026-11-19 09:30:00 -0800", datetime(2026, 11, 19, 17, 30, tzinfo=UTC), -480),
        ("2026-11-19T09:30Z", datetime(2026, 11, 19, 9, 30, tzinfo=UTC), None),
        ("2026-11-19", datetime(2026, 11, 19, tzinfo=UTC), None),
        ("2026-11", datetime(2026, 11, 1, tzinfo=UTC), None),
        ("  2026-11-19  ", datetime(2026, 11, 19, tzinfo=UTC), None),
        ("1970-01-01T00:00:00Z", None, None),
        ("0000-00-00 00:00:00", None, None),
        ("2026-13-45", None, None),
        ("9999-12-31T23:59:59-14:00", None, -840),
        ("yesterday", None, None),
        ("", None, None),
    ],
)
def test_dates_as_machines_write_them(written, expected, offset):
    assert moment(written) == expected
    assert written_offset(written) == offset


@given(
    st.text(max_size=80)
    | st.from_regex(r"\A\d{0,5}[-/ ]\d{0,3}[-: ,]\w{0,4}[ T:]\d{0,9}[+-]\d{0,6}")
)
def test_no_text_makes_a_date_fail(written):
    found = moment(written)
    assert found is None or found.tzinfo is UTC
    written_offset(written)


def test_addresses_are_absolute_and_of_the_web():
    assert web_address("https://g.example/a/", "../b#c") == "https://g.example/b"
    for bad in ("", "mailto:a@b.example", "http://[", "/a b", "x" * 3000, "https:///x"):
        assert web_address("https://g.example/", bad) == "" or bad == "https:///x"
    assert host_named("WWW.Bücher.example/path") == "www.xn--bcher-kva.example"
    assert host_named("http://[") == host_named("x" * 3000) == host_named("localhost") == ""
