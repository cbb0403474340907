"""Which URLs are asked at all: http and https, ports 80 and 443, a public name, nobody's password."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from vetter.domains import ascii_host
from vetter.model import Trouble, TroubleKind
from vetter.net.address import read_address

MAX_LENGTH: Final = 4096
PORTS: Final = {"http": 80, "https": 443}
# RFC 3986: reserved and unreserved characters, and what is encoded already.
_SAFE: Final = "!#$%&'()*+,-./:;=?@[]_~"


class VettedUrl(Struct, frozen=True):
    """A URL that may be asked. ``text`` is in ASCII, without fragment."""

    text: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """The scheme and host, for robots.txt."""
        return f"{self.scheme}://{self.host}"


def vet(url: str, base: str = "") -> VettedUrl | Trouble:
    """Return the URL as it may be asked, relative to ``base``, or why it may not."""
    if len(url) > MAX_LENGTH:
        return _refused(f"The address is {len(url)} characters long.")
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        port = parts.port
    except ValueError:
        return _refused("The address cannot be read.")
    if parts.scheme not in PORTS:
        return _refused(f"Addresses with “{parts.scheme[:20]}:” are not followed.")
    if parts.username is not None or parts.password is not None:
        return _refused("The address holds a user name.")
    if port not in (None, 80, 443):
        return _refused(f"The address names the port {port}; only 80 and 443 are used.")
    host = _host(parts.hostname or "")
    if not host:
        return _refused("The address names no host that is public.")
    port = port or PORTS[parts.scheme]
    shown_port = "" if port == PORTS[parts.scheme] else f":{port}"
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return VettedUrl(f"{parts.scheme}://{host}{shown_port}{path}{query}", parts.scheme, host, port)


def _host(text: str) -> str:
    address = read_address(text)
    if address is None:
        return ascii_host(text)
    return f"[{address}]" if address.version == 6 else str(address)


def _refused(message: str) -> Trouble:
    return Trouble(TroubleKind.REFUSED_URL, message)
