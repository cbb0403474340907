"""Websites on loopback, scripted by a test: real DNS, TLS and HTTP; only the addresses are not."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import dns.message
import dns.rcode
import dns.rrset
import msgspec
import trustme

from vetter.settings import Network

if TYPE_CHECKING:
    from contextlib import AsyncExitStack
    from pathlib import Path

LOCAL = "127.0.0.1"
TEXT = (
    "The council met on Tuesday and spoke at length about the harbour, the ferry and the budget. "
    * 12
)


class Reply(msgspec.Struct, frozen=True):
    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    drip: float = 0.0  # seconds between single bytes
    hang: bool = False
    cut: bool = False  # close without an answer


def html(title, body="", head="", *, status=200, headers=()):
    text = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    every = (("Content-Type", "text/html; charset=utf-8"), *headers)
    return Reply(text.encode(), status, every)


def story(number, author="Ann Reader"):
    return html(
        f"Story {number}",
        f"<article><h1>Story {number}</h1><p>By {author}</p><p>{TEXT}</p></article>",
    )


def plain(text, media_type="text/plain", **more):
    return Reply(
        text.encode() if isinstance(text, str) else text,
        headers=(("Content-Type", media_type),),
        **more,
    )


def moved(to, status=301):
    return Reply(b"", status, (("Location", to),))


MISSING = html("Not found", "<h1>Page not found</h1>", status=404)
Host = dict[str, Reply] | Callable[[str], Reply]


class Internet:
    """``hosts`` answer by path or by function; ``names`` exist without a server. ``asked``: what was asked."""

    def __init__(self) -> None:
        self.hosts: dict[str, Host] = {}
        self.insecure: set[str] = set()  # hosts that answer on port 80 only
        self.gone: set[str] = set()  # names that exist and answer on no port
        self.asked: list[str] = []

    def paths(self, host):
        return [line.partition(" ")[2] for line in self.asked if line.startswith(f"{host} ")]

    async def open(self, stack: AsyncExitStack, folder: Path) -> Network:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*sorted({*self.hosts, "nobody.org"})).configure_cert(context)
        secure = await asyncio.start_server(self._serve(443), LOCAL, 0, ssl=context)
        open_ = await asyncio.start_server(self._serve(80), LOCAL, 0)
        for server in (secure, open_):
            stack.push_async_callback(server.wait_closed)
            stack.callback(server.close)
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            lambda: _Names(self), local_addr=(LOCAL, 0)
        )
        stack.callback(transport.close)
        closed = [f"{host}:{port}={LOCAL}:1" for host in sorted(self.gone) for port in (80, 443)]
        closed += [f"{host}:443={LOCAL}:1" for host in sorted(self.insecure)]
        return Network(
            nameservers=(f"{LOCAL}:{transport.get_extra_info('sockname')[1]}",),
            connect_to=(*closed, f"*:443={LOCAL}:{_port(secure)}", f"*:80={LOCAL}:{_port(open_)}"),
            allow_addresses=("127.0.0.0/8",),
            ca_file=str(folder / "ca.pem"),
        )

    def _serve(self, port: int) -> Callable[..., Awaitable[None]]:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                path = head.split(" ")[1]
                fields = (line.partition(": ") for line in head.split("\r\n")[1:])
                host = next(value for key, _, value in fields if key.lower() == "host")
                self.asked.append(f"{host} {path}")
                await _answer(writer, self._reply(host, path, port))
            except (asyncio.IncompleteReadError, ConnectionError):
                pass
            finally:
                writer.close()

        return serve

    def _reply(self, host: str, path: str, port: int) -> Reply:
        if port == 80 and host not in self.insecure:
            return moved(f"https://{host}{path}")
        pages = self.hosts[host]
        return pages(path) if callable(pages) else pages.get(path, MISSING)


async def _answer(writer: asyncio.StreamWriter, reply: Reply) -> None:
    if reply.cut:
        return
    if reply.hang:
        await asyncio.sleep(60)
    lines = [
        f"HTTP/1.1 {reply.status} X",
        f"Content-Length: {len(reply.body)}",
        "Connection: close",
    ]
    lines += [f"{name}: {value}" for name, value in reply.headers]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    if not reply.drip:
        writer.write(reply.body)
    else:
        for byte in reply.body:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(reply.drip)
    await writer.drain()


class _Names(asyncio.DatagramProtocol):
    def __init__(self, internet: Internet) -> None:
        self.internet = internet

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        question = query.question[0]
        name = question.name.to_text(omit_final_dot=True).lower()
        reply = dns.message.make_response(query)
        reply.flags |= dns.flags.RA
        if name not in {*self.internet.hosts, *self.internet.gone}:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        elif dns.rdatatype.to_text(question.rdtype) == "A":
            reply.answer.append(dns.rrset.from_text(question.name, 60, "IN", "A", LOCAL))
        self.transport.sendto(reply.to_wire(), addr)


def _port(server: asyncio.Server) -> int:
    return server.sockets[0].getsockname()[1]
