"""A connection of httpcore's that answers at once whether it is still open.

The pool asks that of every idle connection before each request. To answer, anyio gathers all that is known of a
connection, which takes longer than many a request.
"""

from __future__ import annotations

import select
from typing import TYPE_CHECKING, Any, Final

import httpcore

if TYPE_CHECKING:
    import socket
    import ssl

BACKEND: Final = httpcore.AnyIOBackend()


class Stream(httpcore.AsyncNetworkStream):
    """An open connection; all but one question is answered by httpcore's own."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner
        self._socket: socket.socket | None = inner.get_extra_info("socket")
        self._known: dict[str, Any] = {}  # what stays as it is as long as the connection does
        self._poll = select.poll()
        if self._socket is not None:
            self._poll.register(self._socket.fileno(), select.POLLIN)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's interface
        """Return what came, b"" at the end."""
        return await self._inner.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Send all of it."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close it."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        """Return the same connection under TLS."""
        return Stream(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore may ask for of a connection."""
        if info == "is_readable":
            return self._has_news()
        if info not in self._known:
            self._known[info] = self._inner.get_extra_info(info)
        return self._known[info]

    def _has_news(self) -> bool:
        """Return whether something came that nobody asked for: the end, as a rule."""
        if self._socket is None or self._socket.fileno() < 0:
            return True
        return bool(self._poll.poll(0))


async def connect(address: str, port: int, seconds: float) -> Stream:
    """Return a connection to a host by its address (a proxy may have a name).

    Raises `httpcore.ConnectTimeout` or `httpcore.ConnectError`.
    """
    return Stream(await BACKEND.connect_tcp(address, port, timeout=seconds))
