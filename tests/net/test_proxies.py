"""Behind a proxy no name is resolved here, and what the proxy says ends in words."""

from __future__ import annotations

import asyncio
import base64
import struct

import pytest

from vetter.model import TroubleKind

SITE = "http://gazette.example.org/"


class Proxies:
    """A real HTTP and a real SOCKS5 proxy on loopback that lead everything to the corner's web server."""

    def __init__(self, corner):
        self.corner = corner
        self.asked = []
        self.credentials = None
        self.refuse = None

    async def start(self):
        self._servers = [
            await asyncio.start_server(handler, "127.0.0.1", 0)
            for handler in (self._http, self._socks)
        ]
        self.http, self.socks = (s.sockets[0].getsockname()[1] for s in self._servers)

    def stop(self):
        for server in self._servers:
            server.close()

    async def _pipe(self, reader, writer, port):
        theirs, ours = await asyncio.open_connection(
            "127.0.0.1",
            {443: self.corner.secure, 43: self.corner.port43}.get(port, self.corner.plain),
        )

        async def copy(source, sink):
            try:
                while data := await source.read(65536):
                    sink.write(data)
                    await sink.drain()
            except ConnectionError:
                pass
            sink.close()

        await asyncio.gather(copy(reader, ours), copy(theirs, writer))

    async def _http(self, reader, writer):
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            writer.close()
            return
        self.asked.append(head.split(b" ")[1].decode())
        self.credentials = next(
            (
                base64.b64decode(line.split()[-1])
                for line in head.split(b"\r\n")
                if b"Basic" in line
            ),
            None,
        )
        if self.refuse is not None:
            writer.write(self.refuse)
            writer.close()
            return
        writer.write(b"HTTP/1.1 200 Connection established\r\nX: y\r\n\r\n")
        await self._pipe(reader, writer, int(self.asked[-1].rpartition(":")[2]))

    async def _socks(self, reader, writer):
        _, count = await reader.readexactly(2)
        methods = await reader.readexactly(count)
        if self.refuse is not None:
            writer.write(self.refuse)
            writer.close()
            return
        if 2 in methods:
            writer.write(b"\x05\x02")
            _, length = await reader.readexactly(2)
            name = await reader.readexactly(length)
            (length,) = await reader.readexactly(1)
            self.credentials = name + b":" + await reader.readexactly(length)
            writer.write(b"\x01\x00" if name == b"me" else b"\x01\x01")
            if name != b"me":
                writer.close()
                return
        else:
            writer.write(b"\x05\x00")
        _, _, _, kind = await reader.readexactly(4)
        assert kind == 3, "the name itself must reach the proxy"
        (length,) = await reader.readexactly(1)
        host = (await reader.readexactly(length)).decode()
        (port,) = struct.unpack("!H", await reader.readexactly(2))
        self.asked.append(f"{host}:{port}")
        if host.startswith("nowhere"):
            writer.write(b"\x05\x04\x00\x01\x00\x00\x00\x00\x00\x00")
            writer.close()
            return
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        await self._pipe(reader, writer, port)


@pytest.fixture
async def proxies(corner):
    made = Proxies(corner)
    await made.start()
    yield made
    made.stop()


@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
@pytest.mark.parametrize("site", ["http", "https"])
async def test_everything_goes_through_the_proxy_and_no_name_leaks(corner, proxies, scheme, site):
    port = proxies.http if scheme == "http" else proxies.socks
    async with corner.way(proxy=f"{scheme}://127.0.0.1:{port}") as way:
        fetched = await way.get(f"{site}://gazette.example.org/")
        looked = await way.lookup("gazette.example.org", "A")
    assert fetched.trouble is None
    assert fetched.last.payload == b"ok"
    assert proxies.asked == [f"gazette.example.org:{443 if site == 'https' else 80}"]
    assert looked.trouble.kind is TroubleKind.NOT_PERMITTED
    assert corner.dns_questions == []


@pytest.mark.parametrize("scheme", ["http", "socks5h"])
async def test_user_name_and_password_reach_the_proxy(corner, proxies, scheme):
    port = proxies.http if scheme == "http" else proxies.socks
    async with corner.way(proxy=f"{scheme}://me:a%20word@127.0.0.1:{port}") as way:
        assert (await way.get(SITE)).trouble is None
    assert proxies.credentials == b"me:a word"


@pytest.mark.parametrize("host", ["127.0.0.1", "169.254.169.254", "10.0.0.1", "[::1]"])
async def test_addresses_that_are_not_public_are_refused_behind_a_proxy_too(corner, proxies, host):
    async with corner.way(proxy=f"socks5h://127.0.0.1:{proxies.socks}") as way:
        fetched = await way.get(f"http://{host}/")
    assert fetched.trouble.kind is TroubleKind.REFUSED_ADDRESS
    assert proxies.asked == []


@pytest.mark.parametrize(
    ("scheme", "refuse"),
    [
        ("http", b"HTTP/1.1 403 Forbidden\r\n\r\n"),
        ("http", b""),
        ("http", b"x" * 40_000),
        ("socks5h", b"\x05\xff"),
        ("socks5h", b""),
        ("socks5h", b"\x04\x00\x00"),
    ],
)
async def test_a_proxy_that_refuses_is_said(corner, proxies, scheme, refuse):
    proxies.refuse = refuse
    port = proxies.http if scheme == "http" else proxies.socks
    async with corner.way(proxy=f"{scheme}://127.0.0.1:{port}") as way:
        fetched = await way.get(SITE)
    assert fetched.trouble.kind is TroubleKind.CONNECTION
    assert corner.requests == []


async def test_what_the_proxy_cannot_reach_is_said(corner, proxies):
    async with corner.way(proxy=f"socks5h://127.0.0.1:{proxies.socks}") as way:
        fetched = await way.get("http://nowhere.example.org/")
    assert "proxy did not connect" in fetched.trouble.message


async def test_a_wrong_password_is_said(corner, proxies):
    async with corner.way(proxy=f"socks5h://you:word@127.0.0.1:{proxies.socks}") as way:
        fetched = await way.get(SITE)
    assert "password" in fetched.trouble.message


async def test_whois_and_certificates_go_through_the_proxy_too(corner, proxies):
    async with corner.way(proxy=f"socks5h://127.0.0.1:{proxies.socks}") as way:
        looked = await way.certificate("gazette.example.org")
        answer = await way.whois("whois.example.org", "example.org")
    assert looked.payload
    assert answer.payload == corner.whois_answer
    assert proxies.asked == ["gazette.example.org:443", "whois.example.org:43"]
    assert corner.dns_questions == []
