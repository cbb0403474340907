"""The lab's web server: HTTP/1.1, plain and over TLS, all names on two ports."""

from __future__ import annotations

import asyncio
import gzip
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from email.utils import formatdate
from typing import Final

from msgspec import Struct

MAX_HEAD: Final = 65_536
REASONS: Final = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified"} | {
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    429: "Too Many Requests",
    503: "Service Unavailable",
}


class Request(Struct, frozen=True):
    """One request, as far as the lab looks at it."""

    host: str
    path: str  # with the query
    headers: dict[str, str]
    secure: bool


class Response(Struct, frozen=True):
    """One answer. ``stream`` is sent raw after the head, in place of ``body``."""

    status: int = 200
    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    stream: AsyncIterator[bytes] | None = None


Handler = Callable[[Request], Awaitable[Response]]


class WebServer:
    """Serves every name of the lab with one handler; ``context`` picks the certificate by name."""

    def __init__(self, handler: Handler, context: Callable[[str], ssl.SSLContext]) -> None:
        self._handler = handler
        self._context = context
        self._servers: list[asyncio.Server] = []
        self._open: set[asyncio.StreamWriter] = set()
        self.http_port = 0
        self.https_port = 0

    async def start(self) -> None:
        """Listen on two free ports of loopback."""
        outer = self._context("lab-hosting.net")

        def choose(tls: ssl.SSLObject | ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
            tls.context = self._context(name or "lab-hosting.net")

        outer.sni_callback = choose
        plain = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        secure = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=outer)
        self._servers = [plain, secure]
        self.http_port = plain.sockets[0].getsockname()[1]
        self.https_port = secure.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening and hang up on everybody."""
        for server in self._servers:
            server.close()
        self.hang_up()
        await asyncio.sleep(0)

    def hang_up(self) -> None:
        """Cut all connections that are open."""
        for writer in list(self._open):
            transport = writer.transport
            transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        secure = writer.get_extra_info("ssl_object") is not None
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                response = await self._handler(_request(head, secure=secure))
                await _send(writer, head, response)
                if response.stream is not None:
                    return
        except (
            asyncio.CancelledError,  # the lab is closing
            asyncio.IncompleteReadError,
            asyncio.LimitOverrunError,
            ConnectionError,
            ssl.SSLError,
            TimeoutError,
            ValueError,
        ):
            pass
        finally:
            self._open.discard(writer)
            writer.close()


def _request(head: bytes, *, secure: bool) -> Request:
    first, *lines = head.decode("latin-1").split("\r\n")
    _, path, _ = first.split(" ", 2)
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    return Request(headers.get("host", "").partition(":")[0].lower(), path, headers, secure)


async def _send(writer: asyncio.StreamWriter, head: bytes, response: Response) -> None:
    body = response.body
    headers = [("Date", formatdate(usegmt=True)), ("Server", "lab"), *response.headers]
    if not any(name.lower() == "content-type" for name, _ in response.headers):
        headers.append(("Content-Type", response.media_type))
    if response.stream is None:
        if b"gzip" in head.lower() and len(body) > 1000 and "text" in response.media_type:
            body = gzip.compress(body, 6)
            headers.append(("Content-Encoding", "gzip"))
        headers.append(("Content-Length", str(len(body))))
    else:
        headers.append(("Connection", "close"))
    lines = [f"HTTP/1.1 {response.status} {REASONS.get(response.status, 'Odd')}"]
    lines += [f"{name}: {value}" for name, value in headers]
    writer.write("\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body)
    await writer.drain()
    if response.stream is not None:
        async for piece in response.stream:
            writer.write(piece)
            await writer.drain()
