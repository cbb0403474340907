"""Host names and the registrable domains above them, from a bundled public suffix list.

The list's private section is used too (https://publicsuffix.org): ``name.wordpress.com`` and
``paper.co.com`` are sites of their own, never their platform's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from vetter.data import read_toml

if TYPE_CHECKING:
    from tldextract import TLDExtract  # noqa: TID251 - the one place that configures it

_PLAIN: Final = re.compile(
    r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+"
)


@cache
def _extract() -> TLDExtract:
    import tldextract

    return tldextract.TLDExtract(  # noqa: TID251 - the one place that configures it
        suffix_list_urls=(),
        cache_dir=None,
        fallback_to_snapshot=True,
        include_psl_private_domains=True,
        extra_suffixes=tuple(sorted(_platforms())),
    )


@cache
def _platforms() -> frozenset[str]:
    # Hosts on which anybody can open a site and which the public suffix list does not have.
    return frozenset(read_toml("platforms.toml")["platforms"])


@cache
def _registries() -> frozenset[str]:
    return frozenset(read_toml("platforms.toml")["registries"])


@cache
def _elsewhere() -> frozenset[str]:
    return _platforms() | frozenset(read_toml("platforms.toml")["elsewhere"])


def ascii_host(text: str) -> str:
    """Return a host name in lower-case ASCII (IDNA 2008, UTS 46), or "" if it is none.

    A trailing dot is dropped. Addresses and single labels are no host names here.
    """
    host = text.strip().rstrip(".").lower()
    if not host or len(host) > 253 or "." not in host:
        return ""
    # Nearly every name is plain already, and the tables of IDNA are slow.
    if not _PLAIN.fullmatch(host) or "--" in host:
        host = _encoded(host)
    return "" if host.rsplit(".", 1)[-1].isdigit() else host


def _encoded(host: str) -> str:
    """Return a name as IDNA encodes it, as it is where only IDNA objects, or "" if it is none."""
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        loose = host.isascii() and all(_loose_label(label) for label in host.split("."))
        return host if loose else ""


def _loose_label(label: str) -> bool:
    # Underscores and leading hyphens occur in real host names that IDNA refuses.
    return 0 < len(label) < 64 and all(c.isalnum() or c in "-_" for c in label)


def shown_host(host: str) -> str:
    """Return a host name as people write it (Unicode), next to nothing else."""
    if host.isascii() and "xn--" not in host:
        return host
    import idna

    try:
        return idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host


@lru_cache(maxsize=65536)
def registrable(host: str) -> str:
    """Return the registrable domain above ``host``; a public suffix or an unknown TLD gives "".

    >>> registrable("www.spiegel.co.com")
    'spiegel.co.com'
    """
    if (own := host.removeprefix("www.")) in _platforms():
        return own
    return str(_extract()(host).top_domain_under_public_suffix)


@lru_cache(maxsize=65536)
def label_and_suffix(host: str) -> tuple[str, str]:
    """Return the registrable label and the public suffix: ``("spiegel", "co.com")``."""
    parts = _extract()(host)
    return parts.domain, parts.suffix


def same_site(one: str, other: str) -> bool:
    """Return whether two hosts lie under the same registrable domain."""
    return one == other or (registrable(one) or one) == (registrable(other) or other)


@lru_cache(maxsize=65536)
def platform(host: str) -> str:
    """Return the platform's suffix that ``host`` lies under, or "" if it is an ordinary domain.

    >>> platform("paper.blogspot.com")
    'blogspot.com'
    """
    if host.removeprefix("www.") in _platforms():
        return ""
    parts = _extract()(host)
    return str(parts.suffix) if parts.is_private or parts.suffix in _platforms() else ""


def hosted_on(host: str) -> str:
    """Return the platform on which anybody can open a site like ``host``, or "" if its domain is its own.

    The public suffix list also has suffixes below which names are sold and registered one by one;
    those are no platforms.

    >>> hosted_on("spiegel.co.com")
    ''
    """
    suffix = platform(host)
    return "" if suffix in _registries() else suffix


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """Return the host that stands in a URL, in lower case, or "" if none does."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def site_of(url: str) -> str:
    """Return the registrable domain that a URL leads to, or "" for none and for shared places."""
    host = host_of(url)
    name = registrable(host) or host
    return "" if name in _elsewhere() else name
