"""Through a proxy: HTTP (CONNECT) or SOCKS5. No name is resolved on this machine then."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote, urlsplit

import httpcore
import socksio.socks5 as socks
from msgspec import Struct
from socksio.exceptions import SOCKSError

from vetter.errors import SettingsError
from vetter.model import Trouble, TroubleKind
from vetter.net.address import is_public, read_address
from vetter.net.dial import RefusedError
from vetter.net.stream import connect
from vetter.settings.address import login_of, masked

SECONDS: Final = 15.0
MAX_HEAD: Final = 16_384
PORTS: Final = {"http": 8080, "socks5": 1080, "socks5h": 1080}
EXAMPLES: Final = 'Write proxy = "socks5h://127.0.0.1:9050" or "http://127.0.0.1:8080".'
SIGNS: Final = (
    "In its user name and password write / as %2F, ? as %3F, # as %23, : as %3A and @ as %40."
)


class Proxy(Struct, frozen=True):
    """Where the proxy is and how it is spoken to. It is contacted wherever it is: the person chose it."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""


def read_proxy(text: str) -> Proxy:
    """Return the proxy that a setting names. Raises `SettingsError`, which does not tell its password."""
    try:
        parts = urlsplit(text)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise _unusable(text) from None  # what went wrong may quote the password
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise _unusable(text)  # most likely a password with such a sign in it
    if not parts.hostname:
        raise SettingsError(f"“{masked(text)}” names no proxy host.", EXAMPLES)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Proxy(parts.scheme, parts.hostname, port, user, password)


class ProxyDialler:
    """Dials through the proxy, which resolves the names; addresses that are not public are refused."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy

    async def dial(self, host: str, port: int) -> httpcore.AsyncNetworkStream:
        """Return a stream to ``host`` through the proxy."""
        literal = read_address(host)
        if literal is not None and not is_public(literal):
            raise RefusedError(
                Trouble(TroubleKind.REFUSED_ADDRESS, f"{host} is no public address.")
            )
        stream = await connect(self._proxy.host, self._proxy.port, SECONDS)
        try:
            if self._proxy.scheme == "http":
                await self._connect(stream, host, port)
            else:
                await self._socks(stream, host, port)
        except BaseException:
            await stream.aclose()
            raise
        return stream

    async def _connect(self, stream: httpcore.AsyncNetworkStream, host: str, port: int) -> None:
        head = f"CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n"
        if self._proxy.user:
            from base64 import b64encode

            pair = b64encode(f"{self._proxy.user}:{self._proxy.password}".encode()).decode()
            head += f"Proxy-Authorization: Basic {pair}\r\n"
        await stream.write(f"{head}\r\n".encode(), timeout=SECONDS)
        answer = b""
        while b"\r\n\r\n" not in answer:
            # Byte by byte: what follows the head belongs to the tunnel.
            piece = await stream.read(1, timeout=SECONDS)
            answer += piece
            if not piece or len(answer) > MAX_HEAD:
                raise _refused("it closed the connection")
        first_line = answer.split(b"\r\n")[0][:60].decode("ascii", "replace")
        if first_line.split(" ")[1:2] != ["200"]:
            raise _refused(f"its answer was {first_line}")

    async def _socks(self, stream: httpcore.AsyncNetworkStream, host: str, port: int) -> None:
        connection = socks.SOCKS5Connection()
        method = (
            socks.SOCKS5AuthMethod.USERNAME_PASSWORD
            if self._proxy.user
            else socks.SOCKS5AuthMethod.NO_AUTH_REQUIRED
        )
        connection.send(socks.SOCKS5AuthMethodsRequest([method]))
        reply = await self._turn(stream, connection)
        if getattr(reply, "method", None) != method:
            raise _refused("it wants another way of logging in")
        if self._proxy.user:
            name, word = self._proxy.user.encode(), self._proxy.password.encode()
            connection.send(socks.SOCKS5UsernamePasswordRequest(name, word))
            if not getattr(await self._turn(stream, connection), "success", False):
                raise _refused("it refused the user name or password")
        connection.send(
            socks.SOCKS5CommandRequest.from_address(socks.SOCKS5Command.CONNECT, (host, port))
        )
        reply = await self._turn(stream, connection)
        code = getattr(reply, "reply_code", None)
        if code != socks.SOCKS5ReplyCode.SUCCEEDED:
            raise _refused(f"it answered {getattr(code, 'name', 'nonsense').lower()}")

    async def _turn(
        self, stream: httpcore.AsyncNetworkStream, connection: socks.SOCKS5Connection
    ) -> object:
        await stream.write(connection.data_to_send(), timeout=SECONDS)
        data = await stream.read(1024, timeout=SECONDS)
        if not data:
            raise _refused("it closed the connection")
        try:
            return connection.receive_data(data)
        except (SOCKSError, ValueError, IndexError) as error:
            raise _refused("it does not speak SOCKS5") from error


def _unusable(text: str) -> SettingsError:
    hint = f"{EXAMPLES} {SIGNS}" if login_of(text) else EXAMPLES
    return SettingsError(f"“{masked(text)[:200]}” is no proxy that can be used.", hint)


def _refused(reason: str) -> httpcore.ConnectError:
    return httpcore.ConnectError(f"the proxy did not connect: {reason}")
