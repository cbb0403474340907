"""A few third parties on loopback, each scripted by the test, and an errand that asks them.

Everything is real except the addresses: DNS over UDP, TLS with an authority of its own, HTTP, port 43.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import dns.message
import dns.rcode
import dns.rrset
import pytest
import trustme
from msgspec.structs import replace

from vetter.collect.errand import Errand
from vetter.model import Outlet
from vetter.net import Traffic, Way
from vetter.settings import Network, Settings, Sources
from vetter.store import Case

AS_OF = datetime(2026, 11, 20, 12, tzinfo=UTC)
LOCAL = "127.0.0.1"
Reply = tuple[int, str, bytes]


class Town:
    """Third parties by name. ``asked`` lists what they were asked, as ``host path`` or ``host query``.

    ``resolved`` lists the names that DNS was asked about.
    """

    def __init__(self) -> None:
        self.web: dict[str, Callable[[str], Reply]] = {}
        self.whois: dict[str, Callable[[str], bytes]] = {}
        self.zone: dict[tuple[str, str], list[str]] = {}
        self.broken: set[tuple[str, str]] = set()
        self.sites: set[str] = set()
        self.slow: set[str] = set()
        self.asked: list[str] = []
        self.resolved: list[str] = []

    async def open(self, stack: AsyncExitStack, folder: Path) -> Network:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*sorted({*self.web, *self.sites, "town.example"})).configure_cert(
            context
        )
        web = await asyncio.start_server(self._serve_web, LOCAL, 0, ssl=context)
        await stack.enter_async_context(web)
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            lambda: _Names(self), local_addr=(LOCAL, 0)
        )
        stack.callback(transport.close)
        connect_to = [f"*:443={LOCAL}:{_port(web)}"]
        for name, answer in self.whois.items():
            server = await asyncio.start_server(self._whois_server(name, answer), LOCAL, 0)
            await stack.enter_async_context(server)
            connect_to.append(f"{name}:43={LOCAL}:{_port(server)}")
        return Network(
            nameservers=(f"{LOCAL}:{transport.get_extra_info('sockname')[1]}",),
            connect_to=tuple(connect_to),
            allow_addresses=("127.0.0.0/8",),
            ca_file=str(folder / "ca.pem"),
        )

    async def _serve_web(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            path = head.split(" ")[1]
            lines = (line.partition(": ") for line in head.split("\r\n")[1:])
            host = next(value for key, _, value in lines if key.lower() == "host")
            self.asked.append(f"{host} {path}")
            if host in self.slow:
                await reader.read()
            status, media_type, body = self.web[host](path)
            writer.write(
                f"HTTP/1.1 {status} X\r\ncontent-type: {media_type}\r\n"
                f"content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()
                + body
            )
            await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, KeyError):
            pass
        finally:
            writer.close()

    def _whois_server(self, name: str, answer: Callable[[str], bytes]) -> Callable[..., object]:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            query = (await reader.readline()).decode().strip()
            self.asked.append(f"{name} {query}")
            writer.write(answer(query))
            writer.close()

        return serve

    def hosts(self) -> set[str]:
        return {*self.web, *self.whois, *self.sites}


class _Names(asyncio.DatagramProtocol):
    def __init__(self, town: Town) -> None:
        self.town = town

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        question = query.question[0]
        name = question.name.to_text(omit_final_dot=True).lower()
        rdtype = dns.rdatatype.to_text(question.rdtype)
        self.town.resolved.append(name)
        reply = dns.message.make_response(query)
        reply.flags |= dns.flags.RA
        values = self.town.zone.get((name, rdtype), [])
        if rdtype == "A" and name in self.town.hosts():
            values = values or [LOCAL]
        known = name in self.town.hosts() or any(name == other for other, _ in self.town.zone)
        if (name, rdtype) in self.town.broken:
            reply.set_rcode(dns.rcode.SERVFAIL)
        elif values:
            reply.answer.append(dns.rrset.from_text(question.name, 60, "IN", rdtype, *values))
        elif not known:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        self.transport.sendto(reply.to_wire(), addr)


def _port(server: asyncio.Server) -> int:
    return server.sockets[0].getsockname()[1]


@pytest.fixture
def town() -> Town:
    return Town()


Visit = Callable[..., AsyncIterator[Errand]]


@pytest.fixture
async def errand_to(town: Town, tmp_path: Path) -> AsyncIterator[Callable[..., object]]:
    """Return an async function: the address of a site → an errand that can ask the town about it."""
    async with AsyncExitStack() as stack:

        async def go(
            host: str,
            *,
            domain: str = "",
            sources: Sources | None = None,
            traffic: Traffic | None = None,
        ) -> Errand:
            network = await town.open(stack, tmp_path)
            settings = Settings(
                network=network, sources=replace(sources or Sources(), interval=0.01)
            )
            way = await stack.enter_async_context(Way(settings, traffic=traffic))
            case = stack.enter_context(Case.create(tmp_path / "cases", host, host, AS_OF))
            errand = Errand(
                outlet=Outlet(host=host, domain=domain or host, url=f"https://{host}/"),
                way=way,
                case=case,
                settings=settings,
                as_of=AS_OF,
            )
            errand.case = case
            return errand

        yield go


@pytest.fixture
def sample() -> Callable[[str], bytes]:
    """Return a function that reads a sample of the readers' tests."""
    folder = Path(__file__).parents[2] / "extract" / "third_parties" / "samples"
    return lambda name: folder.joinpath(name).read_bytes()


@pytest.fixture
def ledger() -> Callable[[Errand], list[tuple[str, str]]]:
    """Return a function that gives whom an errand asked and how that ended."""
    return lambda errand: [(e.whom, e.outcome.value) for e in errand.case.ledger()]


def path_of(url: str) -> str:
    return urlsplit(url).path
