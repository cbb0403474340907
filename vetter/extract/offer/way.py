"""The way a message took: what every server on it wrote on top (RFC 5321 §4.4)."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Final

from vetter.domains import ascii_host
from vetter.extract.offer.header import fields, moment
from vetter.model import Hop

if TYPE_CHECKING:
    from email.message import Message as Letter

MAX_HOPS: Final = 30
_FROM: Final = re.compile(r"^from\s+(\S{1,253})", re.IGNORECASE)
_BY: Final = re.compile(r"(?:^|\s)by\s+(\S{1,253})", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\[(](?:IPv6:)?([0-9a-fA-F:.]{3,45})[\])]")


def hops(letter: Letter) -> tuple[Hop, ...]:
    """Return the servers a message went through, in the order in which it did.

    Only those that the person's own provider wrote can be trusted; the sender can make up earlier ones.
    """
    return tuple(reversed([hop(value) for value in fields(letter, "Received", MAX_HOPS)]))


def hop(value: str) -> Hop:
    """Return what one ``Received`` line says."""
    way, _, date = value.rpartition(";")
    time, offset = moment(date.strip())
    way = way or value
    by, origin, number = _BY.search(way), _FROM.search(way), _NUMBER.search(way)
    return Hop(
        by=ascii_host(by[1].strip("();,")) if by else "",
        origin=ascii_host(origin[1].strip("()[];,")) if origin else "",
        address=_address(number[1]) if number else "",
        time=time,
        offset=offset,
    )


def _address(written: str) -> str:
    try:
        return str(ipaddress.ip_address(written))
    except ValueError:
        return ""
