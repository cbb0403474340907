"""A key goes over TLS to the service that it is for, and is kept nowhere."""

from __future__ import annotations

import msgspec

SITE = "https://gazette.example.org"
SECRET = (("X-Token", "open-sesame"),)


def told(corner):
    return [b"open-sesame" in head for head in corner.requests]


def to(location):
    return f"HTTP/1.1 302 X\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


async def test_a_key_is_sent_and_not_kept(corner):
    fetched = await corner.get(f"{SITE}/", secret=SECRET)
    assert told(corner) == [True]
    assert b"open-sesame" not in msgspec.json.encode(fetched)


async def test_a_key_stays_with_its_host(corner):
    corner.zone["other.example.org"] = corner.zone["gazette.example.org"]
    corner.answers["/a"] = to("/b")
    corner.answers["/b"] = to("https://other.example.org/c")
    await corner.get(f"{SITE}/a", secret=SECRET)
    assert told(corner) == [True, True, False]


async def test_a_key_never_goes_in_the_clear(corner):
    corner.answers["/a"] = to("http://gazette.example.org/b")
    await corner.get(f"{SITE}/a", secret=SECRET)
    await corner.get("http://gazette.example.org/b", secret=SECRET)
    assert told(corner) == [True, False, False]


async def test_a_key_is_not_told_to_a_host_that_cannot_show_who_it_is(corner):
    corner.certificates["gazette.example.org"] = "expired"
    fetched = await corner.get(f"{SITE}/", secret=SECRET)
    assert fetched.last.status == 200
    assert told(corner) == [False]


async def test_what_a_server_tells_of_where_the_person_is_is_not_kept(corner):
    corner.answers["/"] = (
        b"HTTP/1.1 200 OK\r\nX-Client-IP: 203.0.113.7\r\nSet-Cookie: GeoIP=DE:BE:Berlin:52.52:13.40:v4; Path=/\r\n"
        b"Set-Cookie: session=abc\r\nContent-Length: 2\r\n\r\nok"
    )
    fetched = await corner.get(f"{SITE}/")
    kept = msgspec.json.encode(fetched)
    assert b"203.0.113.7" not in kept
    assert b"Berlin" not in kept
    assert dict(fetched.last.headers)["X-Client-IP"] == "left out by vetter"
    assert ("Set-Cookie", "session=abc") in fetched.last.headers
