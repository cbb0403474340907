"""Host names and the registrable domains above them, from a bundled public suffix list.

The list's private section is used too (https://publicsuffix.org): ``name.wordpress.com`` and
``paper.co.com`` are sites of their own, never their platform's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from vetter.data import read_toml, root

if TYPE_CHECKING:
    from tldextract import TLDExtract  # noqa: TID251 - the one place that configures it

_PLAIN: Final = re.compile(
    r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+"
)

_SET_ASIDE: Final = frozenset({"example", "test", "invalid", "onion"})
"""Endings that nobody can register (RFC 6761, RFC 7686), and that mean something all the same."""

_USUAL: Final = ("com", "net", "org", "info", "news", "co", "eu", "uk", "de", "fr", "us", "io")
"""The endings that outlets have most; of several that may have been meant these come first."""


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


@cache
def endings() -> frozenset[str]:
    """Return every last part of a domain that the bundled lists know, and those that are set aside for examples."""
    import msgspec

    listed = {suffix.rpartition(".")[2] for suffix in _extract().tlds}
    served = msgspec.json.decode((root() / "rdap" / "bootstrap.json").read_bytes())["services"]
    every = {*listed, *(ending for some, _ in served for ending in some)}
    return _SET_ASIDE | {one if one.isascii() else _encoded(one) for one in every}


def ending_of(host: str) -> str:
    """Return the last part of a host name in ASCII.

    >>> ending_of("www.bbc.co.uk")
    'uk'
    """
    return host.rpartition(".")[2]


def near_endings(ending: str) -> tuple[str, ...]:
    """Return the usual endings that one slip of the finger leads away from, those that are used most first.

    >>> near_endings("netx")
    ('net',)
    """
    return tuple(usual for usual in _USUAL if one_slip_apart(ending, usual))


def one_slip_apart(one: str, other: str) -> bool:
    """Return whether two words differ by one letter that is missing or another, or by two that are in each other's place.

    >>> one_slip_apart("ogr", "org"), one_slip_apart("com", "net")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    same = next(
        (at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    head, tail = short[same:], long[same:]
    if len(short) < len(long):
        return head == tail[1:]
    turned = head[:2] == tail[1::-1] and head[2:] == tail[2:]
    return bool(head) and (turned or head[1:] == tail[1:])


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
