"""Open connections: resolve first, vet every answer, then dial the literal address that was vetted.

TLS is started later by the pool with the original name, so names and certificates are still
verified against what was asked for, not against what was dialled.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

import httpcore

from vetter.model import Trouble, TroubleKind
from vetter.net.address import Network, may_dial, read_address
from vetter.net.connect_to import Detour, detour_for
from vetter.net.stream import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vetter.net.resolver import Resolver

CONNECT_SECONDS = 10.0


class RefusedError(Exception):
    """A connection that was not made, with the reason. Never leaves ``vetter.net``."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


class Dialler(Protocol):
    """Opens one TCP connection to a host that the rest of the program named."""

    async def dial(self, host: str, port: int) -> httpcore.AsyncNetworkStream:
        """Return an open stream. Raises `RefusedError` or an httpcore connection error."""
        ...


class DirectDialler:
    """Dials by itself: what it connects to is always an address that it has just vetted."""

    def __init__(
        self, resolver: Resolver, allowed: Sequence[Network], detours: Sequence[Detour]
    ) -> None:
        self._resolver = resolver
        self._allowed = allowed
        self._detours = detours

    async def dial(self, host: str, port: int) -> httpcore.AsyncNetworkStream:
        """Return an open stream to one of the vetted addresses of ``host``."""
        addresses = await self._vetted(host)
        detour = detour_for(host, port, self._detours)
        targets = [(detour.address, detour.to)] if detour else [(a, port) for a in addresses]
        problem: Exception | None = None
        for address, dialled_port in targets[:4]:
            try:
                return await connect(address, dialled_port, CONNECT_SECONDS)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        assert problem is not None
        raise problem

    async def _vetted(self, host: str) -> list[str]:
        literal = read_address(host)
        found = [str(literal)] if literal else await self._resolver.addresses(host)
        if isinstance(found, Trouble):
            raise RefusedError(found)
        for text in found:
            address = read_address(text)
            # One forbidden answer spoils all: a name that mixes them is playing games.
            if address is None or not may_dial(address, self._allowed):
                raise RefusedError(
                    Trouble(
                        TroubleKind.REFUSED_ADDRESS,
                        f"{host} leads to {text}, which is no public address; it was not contacted.",
                    )
                )
        return found


class Backend(httpcore.AsyncNetworkBackend):
    """The pool's way to the network: only through a dialler, only where this run may go."""

    def __init__(self, dialler: Dialler, permits: Callable[[str], bool]) -> None:
        self._dialler = dialler
        self._permits = permits

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109, ARG002 - httpcore's interface; ours is fixed
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Return a stream to ``host``."""
        if not self._permits(host):
            raise RefusedError(not_permitted(host))
        return await self._dialler.dial(host, port)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109, ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: nothing of ours is reached over a socket file."""
        raise RefusedError(Trouble(TroubleKind.REFUSED_URL, f"{path} is no address to contact."))

    async def sleep(self, seconds: float) -> None:
        """Sleep, as the pool asks for between its own tries."""
        await asyncio.sleep(seconds)


def not_permitted(host: str) -> Trouble:
    """Return the trouble of a host that this run may not contact."""
    return Trouble(TroubleKind.NOT_PERMITTED, f"This run does not contact {host}.")
