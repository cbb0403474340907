"""``connect_to``: dial another address for a host and port, as curl's ``--connect-to`` does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.errors import SettingsError
from vetter.net.address import Network, read_address

if TYPE_CHECKING:
    from collections.abc import Sequence

HTTPS: Final = "443"
_ENTRY: Final = re.compile(r"(?P<host>[^:=]+):(?P<port>\d+)=(?P<address>[^=]+):(?P<to>\d+)")


class Detour(Struct, frozen=True):
    """One entry: connections to ``host:port`` go to ``address:to`` instead; ``*`` is any host."""

    host: str
    port: int
    address: str
    to: int


def read_detours(entries: Sequence[str], allowed: Sequence[Network]) -> tuple[Detour, ...]:
    """Return the entries in order. Raises `SettingsError` for one that cannot be used.

    An address that ``allowed`` does not hold is refused here, before anything is dialled.
    """
    return tuple(_read(entry, allowed) for entry in entries)


def detour_for(host: str, port: int, detours: Sequence[Detour]) -> Detour | None:
    """Return the first entry for a host and port."""
    return next((d for d in detours if d.host in ("*", host) and d.port == port), None)


def sites_led_to(entries: Sequence[str]) -> str:
    """Return the address to which the entries lead every site that has none of its own among them, "" if to none."""
    matches = map(_ENTRY.fullmatch, map(str.strip, entries))
    everywhere = (one for one in matches if one and (one["host"], one["port"]) == ("*", HTTPS))
    return next((one["address"] for one in everywhere), "")


def _read(entry: str, allowed: Sequence[Network]) -> Detour:
    match = _ENTRY.fullmatch(entry.strip())
    address = read_address(match["address"]) if match else None
    if match is None or address is None:
        raise SettingsError(
            f"“{entry}” is no entry for connect_to.", 'Write it as "*:443=127.0.0.1:8443".'
        )
    if not any(address.version == net.version and address in net for net in allowed):
        raise SettingsError(
            f"connect_to leads to {address}, which allow_addresses does not hold.",
            f'Add it: allow_addresses = ["{address}"].',
        )
    return Detour(match["host"].lower(), int(match["port"]), str(address), int(match["to"]))
