"""A corner of the internet on loopback whose every byte a test decides."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from vetter.lab.authority import Authority
from vetter.lab.names import NameServer
from vetter.net import Way
from vetter.settings import Crawl, Keys, Network, Settings, Sources

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HERE = "127.0.0.1"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class Corner:
    """Names, a plain and a TLS port, and a port 43; ``answers`` maps a path to raw bytes or a coroutine."""

    def __init__(self, folder):
        self.zone = {"gazette.example.org": {"A": [HERE]}}
        self.dns_questions = []
        self.dns = NameServer(self.zone, lambda name, kind: self.dns_questions.append((name, kind)))
        self.authority = Authority(folder)
        self.certificates = {}
        self.answers = {}
        self.requests = []
        self.open = self.opened = 0
        self.whois_answer = b"Domain Name: EXAMPLE.ORG\r\n"
        self.whois_questions = []
        self._servers = []

    async def start(self):
        await self.dns.start()
        outer = self.authority.context("outer.example.org", "valid")

        def choose(tls, name, _):
            state = self.certificates.get(name, "valid")
            tls.context = self.authority.context(name or "outer.example.org", state)

        outer.sni_callback = choose
        self.plain = await self._listen(self._web)
        self.secure = await self._listen(self._web, ssl=outer)
        self.port43 = await self._listen(self._port43)

    async def stop(self):
        await self.dns.stop()
        for server in self._servers:
            server.close()

    async def _listen(self, handler, **more):
        server = await asyncio.start_server(handler, HERE, 0, **more)
        self._servers.append(server)
        return server.sockets[0].getsockname()[1]

    async def _web(self, reader, writer):
        self.open += 1
        self.opened += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.requests.append(head)
                path = head.split(b" ")[1].decode()
                answer = self.answers.get(path, OK + b"Content-Length: 2\r\n\r\nok")
                if callable(answer):
                    await answer(writer)
                    return
                writer.write(answer)
                await writer.drain()
                if b"Content-Length" not in answer:
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self.open -= 1
            writer.close()

    async def _port43(self, reader, writer):
        try:
            self.whois_questions.append(await reader.readline())
            if callable(self.whois_answer):
                await self.whois_answer(writer)
            else:
                writer.write(self.whois_answer)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    def settings(self, *, crawl=None, interval=0.0, contact="", **network):
        given = {
            "nameservers": (f"{HERE}:{self.dns.port}",),
            "connect_to": (
                f"*:80={HERE}:{self.plain}",
                f"*:443={HERE}:{self.secure}",
                f"*:43={HERE}:{self.port43}",
            ),
            "allow_addresses": ("127.0.0.0/8",),
            "ca_file": str(self.authority.ca_file),
        }
        return Settings(
            network=Network(**(given | network)),
            crawl=crawl or Crawl(delay=0.0),
            sources=Sources(interval=interval),
            keys=Keys(wikimedia=contact),
        )

    @asynccontextmanager
    async def way(
        self, *, permits=lambda _: True, offline=False, traffic=None, **settings
    ) -> AsyncIterator[Way]:
        made = Way(self.settings(**settings), permits=permits, offline=offline, traffic=traffic)
        async with made as way:
            yield way

    async def get(self, url, **options):
        """Fetch one address in a run of its own."""
        async with self.way() as way:
            return await way.get(url, **options)


@pytest.fixture
async def corner(tmp_path):
    made = Corner(tmp_path)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture(autouse=True)
def quick(no_waiting_for_second_tries):
    """Tests of failures stay quick."""
