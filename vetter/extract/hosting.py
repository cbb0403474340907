"""Which addresses and contacts are a hoster's, and so say nothing of whoever is hosted."""

from __future__ import annotations

import ipaddress
from functools import cache, lru_cache
from typing import Any

from vetter.data import read_toml
from vetter.domains import registrable

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@cache
def _table() -> dict[str, Any]:
    return read_toml("hosting.toml")


@cache
def _networks() -> tuple[tuple[Network, str], ...]:
    return tuple(
        (ipaddress.ip_network(network), row["who"])
        for row in _table()["shared"]
        for network in row["networks"]
    )


@lru_cache(maxsize=4096)
def shared_by(address: str) -> str:
    """Return who keeps strangers' sites at an address, "" if that is not known.

    An address that is not public, or none, is everybody's.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "nobody"
    if not parsed.is_global:
        return "a private network"
    return next(
        (
            who
            for network, who in _networks()
            if parsed.version == network.version and parsed in network
        ),
        "",
    )


def is_hosters(contact: str, nameservers: tuple[str, ...]) -> bool:
    """Return whether the contact of a zone is that of whoever runs the name servers, not of the site."""
    domain = contact.rpartition("@")[2].lower()
    site = registrable(domain) or domain
    theirs = {registrable(server) or server for server in nameservers}
    return not site or site in theirs or site in _table()["contacts"]["domains"]


def is_office(contact: str) -> bool:
    """Return whether an address is an office's (RFC 2142), such as ``hostmaster@``, and not a person's."""
    return contact.partition("@")[0].lower() in _table()["contacts"]["offices"]
