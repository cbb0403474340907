"""Which sites are at an address, or carry an identifier: the reverse lookups of HackerTarget.

https://hackertarget.com/ip-tools/ (``reverseiplookup`` and ``analyticslookup``): plain text, a host on each line. That
nothing is known, or that the day's questions are used up, stands there as a sentence.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from vetter.domains import ascii_host, hosted_on, registrable, same_site
from vetter.model import Citation, Neighbours, NeighboursReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Kept, Record

LONGEST: Final = 200_000  # bytes of an answer
MOST: Final = 5_000  # hosts of an answer
NOTHING: Final = ("no dns a records found", "error getting results", "no results found")
CROWD: Final = 30
"""Sites at one address, or with one account. Judged by the maintainers: what more share is a hoster's or an agency's;
the accounts of one network of local sites carried fifty at most, and few of those would be known to the lookup."""

USED_UP: Final = "api count exceeded"
ANSWERS: Final = frozenset({HTTPStatus.OK, HTTPStatus.TOO_MANY_REQUESTS})


def read(kept: Kept) -> NeighboursReading | None:
    """Return the hosts that are named, or None if the answer is none."""
    if kept.exchange.status not in ANSWERS:
        return None
    text = kept.exchange.payload[:LONGEST].decode("utf-8", "replace").strip()
    said = text.lower()
    if said.startswith(USED_UP):
        return NeighboursReading(limited=True)
    if not text or said.startswith(NOTHING):
        return NeighboursReading()
    # Of a domain the identifiers stand behind the host; of an identifier nothing does.
    hosts = (ascii_host(line.partition(",")[0]) for line in text.splitlines()[:MOST])
    once = tuple(dict.fromkeys(filter(None, hosts)))
    return NeighboursReading(once) if once else None


def neighbours(
    readings: Sequence[tuple[Record, NeighboursReading]], own: str
) -> tuple[Neighbours, ...]:
    """Return which sites other than ``own`` share what was asked for, a site once however many hosts it has."""
    found = []
    for record, reading in readings:
        others = dict.fromkeys(site(host) for host in reading.sites if not same_site(host, own))
        if others:
            shared = parse_qs(urlsplit(record.url).query).get("q", [""])[0]
            cited = (Citation(record.id, ", ".join(list(others)[:5])),)
            found.append(Neighbours(shared=shared, sites=tuple(others), cited=cited))
    return tuple(found)


def crowded(found: Neighbours) -> bool:
    """Return whether so many share it that it ties nobody: what lives at such an address lives at a hoster's."""
    return len(found.sites) > CROWD


def site(host: str) -> str:
    """Return the site that a host belongs to: on a platform itself, else its registrable domain.

    >>> site("www.gazette.co.uk"), site("paper.blogspot.com")
    ('gazette.co.uk', 'paper.blogspot.com')
    """
    return host if hosted_on(host) else registrable(host) or host
