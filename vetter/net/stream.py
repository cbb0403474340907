"""One connection as httpcore wants it: bytes in and out, TLS on request, made of asyncio's own transports.

httpcore brings one that rests on anyio; asking it whether a connection is still open takes longer than a whole
request should.
"""

from __future__ import annotations

import asyncio
import select
from typing import TYPE_CHECKING, Any, Final

import httpcore

if TYPE_CHECKING:
    import ssl

MOST_WAITING: Final = (
    262_144  # bytes that came and nobody has read; then the other side has to wait
)


class _Wire(asyncio.Protocol):
    """What asyncio tells of a connection, until somebody asks for it."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport
        self.received = bytearray()
        self.ended = False
        self.error: Exception | None = None
        self._stirred: asyncio.Future[None] | None = None
        self._blocked = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        if len(self.received) >= MOST_WAITING:
            self.transport.pause_reading()
        self._stir()

    def eof_received(self) -> None:
        self.ended = True
        self._stir()

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended = True
        self.error = exc
        self._stir()

    def pause_writing(self) -> None:
        self._blocked = True

    def resume_writing(self) -> None:
        self._blocked = False
        self._stir()

    async def readable(self) -> None:
        """Wait until something came, or nothing will."""
        while not (self.received or self.ended):
            await self._wait()

    async def writable(self) -> None:
        """Wait until what was written has gone out for the most part, or cannot any more."""
        while self._blocked and not self.ended:
            await self._wait()

    def taken(self, most: int) -> bytes:
        """Return up to so many of the bytes that came."""
        piece = bytes(self.received[:most])
        del self.received[:most]
        if len(self.received) < MOST_WAITING:
            self.transport.resume_reading()
        return piece

    async def _wait(self) -> None:
        # One at a time reads or writes: httpcore sends a request, then reads what is answered.
        self._stirred = asyncio.get_running_loop().create_future()
        try:
            await self._stirred
        finally:
            self._stirred = None

    def _stir(self) -> None:
        if self._stirred is not None and not self._stirred.done():
            self._stirred.set_result(None)


class Stream(httpcore.AsyncNetworkStream):
    """An open connection; see `connect`. Its methods raise httpcore's errors."""

    def __init__(self, wire: _Wire) -> None:
        self._wire = wire

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's interface
        """Return what came, b"" at the end. Raises `httpcore.ReadTimeout` or `httpcore.ReadError`."""
        wire = self._wire
        if not wire.received and not wire.ended:
            try:
                async with asyncio.timeout(timeout):
                    await wire.readable()
            except TimeoutError as error:
                raise httpcore.ReadTimeout(str(error)) from error
        if not wire.received and wire.error is not None:
            raise httpcore.ReadError(str(wire.error)) from wire.error
        return wire.taken(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send all of it. Raises `httpcore.WriteTimeout` or `httpcore.WriteError`."""
        wire = self._wire
        if wire.transport.is_closing():
            raise httpcore.WriteError("the connection is closed") from wire.error
        wire.transport.write(buffer)
        try:
            async with asyncio.timeout(timeout):
                await wire.writable()
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from error

    async def aclose(self) -> None:
        """Close it at once: what is still under way concerns nobody any more."""
        self._wire.transport.abort()
        await asyncio.sleep(0)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """Return the same connection under TLS. Raises `httpcore.ConnectTimeout` or `httpcore.ConnectError`."""
        wire = self._wire
        try:
            async with asyncio.timeout(timeout):
                wire.transport = await _secured(wire, ssl_context, server_hostname)
        except TimeoutError as error:
            await self.aclose()
            raise httpcore.ConnectTimeout(str(error)) from error
        except (OSError, ValueError) as error:
            await self.aclose()
            raise httpcore.ConnectError(str(error)) from error
        except BaseException:
            await self.aclose()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore may ask for of a connection."""
        transport = self._wire.transport
        if info == "is_readable":
            return bool(self._wire.received) or self._wire.ended or _has_news(transport)
        names = {"server_addr": "peername", "client_addr": "sockname"}
        return transport.get_extra_info(names.get(info, info))


async def connect(address: str, port: int, seconds: float) -> Stream:
    """Return a connection to a host by its address (a proxy may have a name).

    Raises `httpcore.ConnectTimeout` or `httpcore.ConnectError`.
    """
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(seconds):
            _, wire = await loop.create_connection(_Wire, address, port)
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(str(error)) from error
    except OSError as error:
        raise httpcore.ConnectError("All connection attempts failed") from error
    return Stream(wire)


async def _secured(wire: _Wire, context: ssl.SSLContext, host: str | None) -> asyncio.Transport:
    if wire.received:  # it would pass for what came under TLS
        raise ConnectionError("it spoke before TLS began")
    loop = asyncio.get_running_loop()
    transport = await loop.start_tls(wire.transport, wire, context, server_hostname=host)
    if transport is None:  # it was closed meanwhile
        raise ConnectionResetError("the connection was closed")
    return transport


def _has_news(transport: asyncio.Transport) -> bool:
    """Return whether the system knows of something that the event loop has not come to yet, like the end."""
    socket = transport.get_extra_info("socket")
    if transport.is_closing() or socket is None or socket.fileno() < 0:
        return True
    poll = select.poll()
    poll.register(socket.fileno(), select.POLLIN)
    return bool(poll.poll(0))
