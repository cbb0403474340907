"""Which addresses may be dialled: public unicast, and what the settings allow besides.

From the IANA special-purpose registries (RFC 6890 and its updates). The standard library's
``is_global`` is not used: on Python 3.11 it calls several translation and relay prefixes global.
"""

from __future__ import annotations

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

NOT_PUBLIC_V4: Final = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared, behind carriers' translators
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; the metadata services of clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, withdrawn
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
GLOBAL_V6: Final = IPv6Network("2000::/3")
NOT_PUBLIC_V6: Final = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: may lead anywhere in IPv4
        "3fff::/20",  # documentation
    )
)


def read_networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """Return the networks that ``texts`` name (CIDR). Raises `ValueError`."""
    return tuple(ip_network(text, strict=False) for text in texts)


def read_address(text: str) -> Address | None:
    """Return the address that ``text`` is in its ordinary form, or None.

    Forms such as ``127.1`` or ``0x7f000001`` are none; an IPv4 address inside IPv6 is unwrapped.
    """
    try:
        address = ip_address(text.strip("[]"))
    except ValueError:
        return None
    return unwrapped(address)


def unwrapped(address: Address) -> Address:
    """Return the IPv4 address inside a v4-mapped IPv6 address, or the address itself."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def is_public(address: Address) -> bool:
    """Return whether an address belongs to one host on the public internet."""
    address = unwrapped(address)
    if isinstance(address, IPv4Address):
        return not any(address in block for block in NOT_PUBLIC_V4)
    return address in GLOBAL_V6 and not any(address in block for block in NOT_PUBLIC_V6)


def may_dial(address: Address, allowed: Sequence[Network]) -> bool:
    """Return whether an address may be dialled: public, or in one of the ``allowed`` networks."""
    address = unwrapped(address)
    return is_public(address) or any(
        address.version == network.version and address in network for network in allowed
    )
