"""Whatever a site answers, a fetch ends within its bounds and says how."""

from __future__ import annotations

import asyncio
import gzip
import zlib

import pytest

from vetter.inflate import body
from vetter.model import Mark, TroubleKind
from vetter.net import Limits

SITE = "http://gazette.example.org"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
QUICK = Limits(deadline=2.0, wire=200_000, body=50_000)


def whole(payload, *headers):
    lines = b"".join(header + b"\r\n" for header in headers)
    return OK + lines + b"Content-Length: %d\r\n\r\n" % len(payload) + payload


async def test_an_ordinary_page_comes_back_byte_for_byte(corner):
    packed = gzip.compress(b"<h1>News</h1>")
    corner.answers["/"] = whole(packed, b"Content-Encoding: gzip")
    fetched = await corner.get(f"{SITE}/")
    assert fetched.trouble is None
    assert fetched.last.payload == packed
    assert body(fetched.last) == b"<h1>News</h1>"
    assert fetched.last.peer == f"127.0.0.1:{corner.plain}"
    assert fetched.last.whom == "gazette.example.org"
    assert fetched.last.status == 200


async def test_a_gzip_bomb_is_cut_at_the_cap(corner):
    bomb = gzip.compress(b"a" * 50_000_000)
    corner.answers["/"] = whole(bomb, b"Content-Encoding: gzip")
    fetched = await corner.get(f"{SITE}/", limits=QUICK)
    assert Mark.TRUNCATED in fetched.last.marks
    assert len(body(fetched.last, QUICK.body)) == QUICK.body


async def test_a_kept_connection_that_is_closed_just_when_it_is_used_is_no_answer(corner):
    asked = []

    async def close_at_first(writer):
        asked.append(writer)
        if len(asked) > 1:
            writer.write(whole(b"News"))
            await writer.drain()

    corner.answers["/news"] = close_at_first
    async with corner.way() as way:
        await way.get(f"{SITE}/")
        fetched = await way.get(f"{SITE}/news")
    assert fetched.trouble is None
    assert [(hop.status, hop.payload) for hop in fetched.hops] == [(0, b""), (200, b"News")]


async def test_raw_deflate_is_read_too(corner):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(b"plain") + packer.flush()
    corner.answers["/"] = whole(packed, b"Content-Encoding: deflate")
    assert body((await corner.get(f"{SITE}/")).last) == b"plain"


async def test_more_than_the_wire_cap_is_not_read(corner):
    corner.answers["/"] = whole(b"x" * 400_000)
    fetched = await corner.get(f"{SITE}/", limits=Limits(wire=100_000, body=1_000_000))
    assert len(fetched.last.payload) == 100_000
    assert Mark.TRUNCATED in fetched.last.marks


@pytest.mark.parametrize("coding", [b"br", b"zstd", b"gzip, gzip", b"compress"])
async def test_codings_that_were_not_asked_for_are_refused(corner, coding):
    corner.answers["/"] = whole(b"\x1b\x00\x00", b"Content-Encoding: " + coding)
    fetched = await corner.get(f"{SITE}/")
    assert fetched.trouble.kind is TroubleKind.REFUSED_ENCODING
    assert fetched.last.payload == b""


async def test_only_gzip_and_deflate_are_asked_for_and_nothing_identifies_us(corner):
    await corner.get(f"{SITE}/")
    head = corner.requests[0].decode().lower()
    assert "accept-encoding: gzip, deflate\r\n" in head
    assert "mozilla/5.0" in head
    for word in ("vetter", "python", "httpx", "referer", "cookie", "from:"):
        assert word not in head


async def test_damaged_compression_is_kept_and_read_as_far_as_it_goes(corner):
    good = gzip.compress(b"<p>first</p>" * 3000, compresslevel=1)
    corner.answers["/"] = whole(good[:60] + b"\xff" * 60, b"Content-Encoding: gzip")
    fetched = await corner.get(f"{SITE}/")
    assert fetched.last.payload.startswith(good[:60])
    assert body(fetched.last).startswith(b"<p>first")


async def test_a_drip_ends_at_the_total_deadline_and_keeps_what_came(corner):
    async def drip(writer):
        writer.write(OK + b"\r\n")
        while True:
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.05)

    corner.answers["/"] = drip
    fetched = await corner.get(f"{SITE}/", limits=Limits(deadline=0.6))
    assert fetched.trouble.kind is TroubleKind.TIMEOUT
    assert fetched.last.status == 200
    assert fetched.last.payload.startswith(b"aaa")


async def test_a_head_without_end_is_refused(corner):
    async def flood(writer):
        writer.write(OK)
        for number in range(5000):
            writer.write(b"X-%d: %s\r\n" % (number, b"y" * 200))
            await writer.drain()

    corner.answers["/"] = flood
    fetched = await corner.get(f"{SITE}/", limits=QUICK)
    assert fetched.trouble is not None
    assert fetched.last.payload == b""


@pytest.mark.parametrize("answer", [b"", b"\x00\x01\x02 nonsense\r\n\r\n", b"SSH-2.0-x\r\n"])
async def test_what_is_no_http_is_said_to_be_none(corner, answer):
    async def odd(writer):
        writer.write(answer)

    corner.answers["/"] = odd
    fetched = await corner.get(f"{SITE}/", limits=QUICK)
    assert fetched.trouble.kind is TroubleKind.PROTOCOL


async def test_cookies_are_not_kept(corner):
    corner.answers["/"] = whole(b"x", b"Set-Cookie: id=1; Path=/")
    async with corner.way() as way:
        await way.get(f"{SITE}/")
        await way.get(f"{SITE}/again")
    assert b"cookie" not in b"".join(corner.requests).lower()


async def test_nothing_of_the_environment_is_used(corner, monkeypatch, tmp_path):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    netrc = tmp_path / "netrc"
    netrc.write_text("machine gazette.example.org login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    fetched = await corner.get(f"{SITE}/")
    assert fetched.trouble is None
    assert b"authorization" not in corner.requests[0].lower()


async def test_cancelling_hangs_up(corner):
    asked = asyncio.Event()

    async def silence(writer):
        asked.set()
        await asyncio.sleep(30)

    corner.answers["/"] = silence
    async with corner.way() as way:
        task = asyncio.create_task(way.get(f"{SITE}/"))
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
