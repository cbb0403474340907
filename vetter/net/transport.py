"""httpx's transport on our own way to the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import httpcore
import httpx

if TYPE_CHECKING:
    import ssl

    from vetter.net.dial import Backend

CONNECTIONS: Final = 32


class GuardedTransport(httpx.AsyncHTTPTransport):
    """An httpx transport whose pool can only connect through our backend.

    httpx has no public parameter for the pool's network backend, so the pool is replaced here, in
    this one place, by the public `httpcore.AsyncConnectionPool`. Nothing of the environment is read.
    """

    def __init__(self, backend: Backend, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=CONNECTIONS,
            max_keepalive_connections=CONNECTIONS,
            keepalive_expiry=15.0,
            http1=True,
            http2=False,
            network_backend=backend,
        )
