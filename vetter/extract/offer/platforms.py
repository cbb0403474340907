"""Services through which a message came, or to which it leads: ``data/offer/platforms.toml`` in types."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from vetter.data import read_toml
from vetter.extract.offer.header import fields, host_of, parties
from vetter.extract.offer.way import hops
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Collection
    from email.message import Message as Letter

MAILING_LIST = "a mailing list"


class Platform(Struct, frozen=True, forbid_unknown_fields=True):
    """One service; the file says what the fields mean."""

    name: str
    kind: str
    hosts: tuple[str, ...]
    words: tuple[str, ...]

    def holds(self, host: str) -> bool:
        """Return whether ``host`` is one of the service's."""
        return any(host == one or host.endswith(f".{one}") for one in self.hosts)


@cache
def known() -> tuple[Platform, ...]:
    """Return all services. Raises `DataError`."""
    return shaped(read_toml("offer", "platforms.toml")["platform"], tuple[Platform, ...])


@cache
def _words() -> re.Pattern[str]:
    written = sorted((word for one in known() for word in one.words), key=len, reverse=True)
    return re.compile(rf"(?<![\w.@])(?:{'|'.join(map(re.escape, written))})(?!\w)", re.IGNORECASE)


def platforms(letter: Letter | None, text: str, linked: Collection[str]) -> tuple[str, ...]:
    """Return the names of the services that the header, the text or the links speak of, each once."""
    named = {found[0].casefold() for found in _words().finditer(text[:100_000])}
    through = _through(letter) if letter is not None else set()
    # A page of the outlet's own on a network is linked in any footer; a market or a messenger is not.
    found = [
        one.name
        for one in known()
        if named.intersection(one.words)
        or any(one.holds(host) for host in through)
        or (one.kind != "network" and any(one.holds(host) for host in linked))
    ]
    if letter is not None and fields(letter, "List-Id", 1):
        found.append(MAILING_LIST)
    return tuple(found)


def kind_of(name: str) -> str:
    """Return the kind of a service by its name, or ""."""
    return next((one.kind for one in known() if one.name == name), "")


def _through(letter: Letter) -> set[str]:
    """Return the hosts that took part in sending a message."""
    sent = {party.host for party in parties(letter, "From", "Sender", "Reply-To")}
    sent |= {hop.origin for hop in hops(letter)}
    sent.add(host_of(next(iter(fields(letter, "Return-Path", 1)), "")))
    return sent - {""}
