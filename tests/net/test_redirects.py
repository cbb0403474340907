"""Every hop of a redirect is an exchange of its own, vetted like the first."""

from __future__ import annotations

import pytest

from vetter.model import TroubleKind

SITE = "http://gazette.example.org"


def to(location, status=302):
    return f"HTTP/1.1 {status} X\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


async def test_hops_are_kept_in_order(corner):
    corner.answers["/a"] = to("/b", 301)
    corner.answers["/b"] = to(f"{SITE}/c", 308)
    fetched = await corner.get(f"{SITE}/a")
    assert [hop.status for hop in fetched.hops] == [301, 308, 200]
    assert fetched.url == f"{SITE}/c"


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("http://169.254.169.254/latest/meta-data/", TroubleKind.REFUSED_ADDRESS),
        ("http://[::ffff:169.254.169.254]/", TroubleKind.REFUSED_ADDRESS),
        ("http://[64:ff9b::a9fe:a9fe]/", TroubleKind.REFUSED_ADDRESS),
        ("http://10.0.0.1/", TroubleKind.REFUSED_ADDRESS),
        ("http://metadata.example.org/", TroubleKind.REFUSED_ADDRESS),
        ("http://mapped.example.org/", TroubleKind.REFUSED_ADDRESS),
        ("http://mixed.example.org/", TroubleKind.REFUSED_ADDRESS),
        ("file:///etc/passwd", TroubleKind.REFUSED_URL),
        ("http://gazette.example.org:6379/", TroubleKind.REFUSED_URL),
        ("http://me:word@gazette.example.org/", TroubleKind.REFUSED_URL),
        ("http://2130706433/", TroubleKind.REFUSED_URL),
        ("http://nowhere.example.org/", TroubleKind.NO_SUCH_NAME),
    ],
)
async def test_a_redirect_leads_nowhere_that_we_would_not_go(corner, location, kind):
    corner.zone |= {
        "metadata.example.org": {"A": ["169.254.169.254"]},
        "mapped.example.org": {"AAAA": ["::ffff:169.254.169.254"]},
        "mixed.example.org": {"A": ["127.0.0.1", "169.254.169.254"]},
    }
    corner.answers["/"] = to(location)
    before = len(corner.requests)
    fetched = await corner.get(f"{SITE}/")
    assert fetched.trouble.kind is kind
    assert fetched.hops[0].status == 302
    assert len(corner.requests) == before + 1


async def test_a_circle_is_noticed(corner):
    corner.answers["/a"] = to("/b")
    corner.answers["/b"] = to("/a")
    fetched = await corner.get(f"{SITE}/a")
    assert fetched.trouble.kind is TroubleKind.REFUSED_REDIRECT
    assert "circle" in fetched.trouble.message


async def test_more_than_eight_are_too_many(corner):
    for number in range(20):
        corner.answers[f"/{number}"] = to(f"/{number + 1}")
    fetched = await corner.get(f"{SITE}/0")
    assert fetched.trouble.kind is TroubleKind.REFUSED_REDIRECT
    assert len(corner.requests) == 9


async def test_a_redirect_without_a_place_is_an_answer(corner):
    corner.answers["/"] = b"HTTP/1.1 302 X\r\nContent-Length: 0\r\n\r\n"
    fetched = await corner.get(f"{SITE}/")
    assert (fetched.trouble, fetched.last.status) == (None, 302)
