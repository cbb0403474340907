"""Web addresses as files name them: made absolute, and nothing but http(s)."""

from __future__ import annotations

from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

from vetter.domains import ascii_host

MAX_ADDRESS: Final = 2_000  # characters


def web_address(base: str, href: str) -> str:
    """Return ``href`` resolved against ``base`` as an http(s) URL without fragment, else ""."""
    href = href.strip()
    if not href or len(href) > MAX_ADDRESS or any(ord(c) < 0x21 for c in href):
        return ""
    try:
        url = urldefrag(urljoin(base, href))[0]
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def host_named(value: str) -> str:
    """Return the ASCII host that an address or a bare host name names, else "".

    >>> host_named("https://www.journallist.net/")
    'www.journallist.net'
    """
    value = value.strip()
    if len(value) > MAX_ADDRESS:
        return ""
    try:
        parts = urlsplit(value if "://" in value else f"//{value}")
        return ascii_host(parts.hostname or "")
    except ValueError:
        return ""
