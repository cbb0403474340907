"""Look at the certificate that a host shows, and say why it does not verify if it does not."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import httpcore

from vetter import clock
from vetter.model import Exchange, Trouble, TroubleKind
from vetter.net.dial import RefusedError
from vetter.net.trust import certificate_mark

if TYPE_CHECKING:
    import ssl

    from vetter.model import Mark
    from vetter.net.dial import Backend

SECONDS: Final = 20.0


async def look(
    backend: Backend, host: str, port: int, contexts: tuple[ssl.SSLContext, ssl.SSLContext]
) -> Exchange:
    """Return the leaf certificate of ``host`` (DER), with marks for what does not verify.

    ``contexts`` are one that verifies and one that does not.
    """
    started = clock.now()
    began = clock.ticks()
    payload = peer = ""
    der = b""
    marks: tuple[Mark, ...] = ()
    trouble: Trouble | None = None
    verifying, unverifying = contexts
    try:
        async with asyncio.timeout(SECONDS):
            try:
                der, peer = await _shake(backend, host, port, verifying)
            except httpcore.ConnectError as error:
                mark = certificate_mark(error)
                if mark is None:
                    raise
                marks = (mark,)
                der, peer = await _shake(backend, host, port, unverifying)
    except RefusedError as error:
        trouble = error.trouble
    except TimeoutError:
        trouble = Trouble(TroubleKind.TIMEOUT, f"{host} did not answer in time.")
    except (httpcore.NetworkError, httpcore.TimeoutException, OSError) as error:
        words = f"No secure connection to {host} could be made ({str(error)[:100]})."
        trouble = Trouble(TroubleKind.TLS, words)
    return Exchange(
        url=f"tls://{host}:{port}{payload}",
        started=started,
        elapsed=round(clock.ticks() - began, 4),
        whom=host,
        peer=peer,
        method="HANDSHAKE",
        payload=der,
        marks=marks,
        trouble=trouble,
    )


async def _shake(
    backend: Backend, host: str, port: int, context: ssl.SSLContext
) -> tuple[bytes, str]:
    plain = await backend.connect_tcp(host, port)
    try:
        address = plain.get_extra_info("server_addr")
        stream = await plain.start_tls(context, server_hostname=host, timeout=SECONDS)
        der = stream.get_extra_info("ssl_object").getpeercert(binary_form=True) or b""
        await stream.aclose()
    except BaseException:
        await plain.aclose()
        raise
    return der, f"{address[0]}:{address[1]}" if address else ""
