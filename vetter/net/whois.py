"""Ask a WHOIS server (RFC 3912): one line to port 43, then everything until it hangs up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import httpcore

from vetter import clock
from vetter.domains import ascii_host
from vetter.model import Exchange, Mark, Trouble, TroubleKind
from vetter.net.dial import RefusedError

if TYPE_CHECKING:
    from vetter.net.dial import Backend

PORT: Final = 43
MAX_BYTES: Final = 1_000_000
SECONDS: Final = 20.0


async def ask(backend: Backend, server: str, query: str) -> Exchange:
    """Ask ``server`` about ``query``; whatever it does, an exchange comes back."""
    started = clock.now()
    began = clock.ticks()
    host = ascii_host(server)
    line = "".join(c for c in query if c.isascii() and c.isprintable())[:255]
    answer = bytearray()
    marks: tuple[Mark, ...] = ()
    trouble: Trouble | None = None
    try:
        async with asyncio.timeout(SECONDS):
            await _converse(backend, host, line, answer)
    except RefusedError as error:
        trouble = error.trouble
    except TimeoutError:
        words = f"{host} did not finish its answer within {SECONDS:.0f} seconds."
        trouble = Trouble(TroubleKind.TIMEOUT, words)
    except (httpcore.NetworkError, httpcore.TimeoutException, OSError) as error:
        words = f"{host} could not be asked on port 43 ({str(error)[:100]})."
        trouble = Trouble(TroubleKind.CONNECTION, words)
    if len(answer) > MAX_BYTES:
        marks = (Mark.TRUNCATED,)
    return Exchange(
        url=f"whois://{host or 'nowhere'}/{line}",
        started=started,
        elapsed=round(clock.ticks() - began, 4),
        whom=host,
        method="QUERY",
        payload=bytes(answer[:MAX_BYTES]),
        marks=marks,
        trouble=trouble,
    )


async def _converse(backend: Backend, host: str, line: str, answer: bytearray) -> None:
    if not host:
        raise RefusedError(Trouble(TroubleKind.REFUSED_URL, "That is no name of a server."))
    stream = await backend.connect_tcp(host, PORT)
    try:
        await stream.write(f"{line}\r\n".encode("ascii"), timeout=SECONDS)
        while len(answer) <= MAX_BYTES:
            piece = await stream.read(65_536, timeout=SECONDS)
            if not piece:
                return
            answer += piece
    finally:
        await stream.aclose()
