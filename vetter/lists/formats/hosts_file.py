"""A hosts file made to block: ``0.0.0.0 host other`` on each line, with comments.

https://man7.org/linux/man-pages/man5/hosts.5.html
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

from vetter.lists import normalise
from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.table import LONGEST_CELL, MOST_ROWS, decode

if TYPE_CHECKING:
    from vetter.lists.formats.parsed import Document

_SHOWN: Final = 200
# The machine's own names, which every hosts file has and none blocks.
_OWN: Final = frozenset({
    "localhost", "localhost.localdomain", "local", "broadcasthost", "loopback",
    "ip6-localhost", "ip6-loopback", "ip6-localnet", "ip6-mcastprefix", "ip6-allnodes",
    "ip6-allrouters", "ip6-allhosts",
})  # fmt: skip


def read(content: bytes, document: Document) -> Parsed:  # noqa: ARG001 - every reader takes both
    """Return the hosts that the file sends nowhere, each for itself and not for what is below it.

    Raises `ShapeError` if no line of the file is of that form.
    """
    stated: list[Stated] = []
    unread: list[Unread] = []
    blocking = False
    for number, line in enumerate(decode(content).split("\n"), start=1):
        if number > MOST_ROWS:
            raise ShapeError("The file has too many lines.")
        words = line[:LONGEST_CELL].partition("#")[0].split()
        if not words:
            continue
        address = _address(words[0])
        blocking = blocking or address is not None
        # Some files begin with "0.0.0.0 0.0.0.0": the address itself is no name either.
        hosts = [word for word in words[1:] if word.casefold() not in _OWN and word != words[0]]
        if address is not None and words[1:] and not hosts:
            continue
        found, why = _blocked(address, hosts)
        if len(line) > LONGEST_CELL:
            found, why = [], "longer than a line may be"
        stated += [Stated(value=host, type="host", line=number) for host in found]
        if why:
            unread.append(Unread(number, line.strip()[:_SHOWN], why))
    if not blocking:
        raise ShapeError("No line begins with an address, as the lines of a hosts file do.")
    return Parsed(tuple(stated), tuple(unread))


def _address(word: str) -> bool | None:
    """Return whether an address leads nowhere, or None if the word is no address."""
    try:
        address = ip_address(word.partition("%")[0])
    except ValueError:
        return None
    return address.is_unspecified or address.is_loopback


def _blocked(nowhere: bool | None, words: list[str]) -> tuple[list[str], str]:
    if nowhere is None:
        return [], "does not begin with an address"
    if not words:
        return [], "names no host"
    if not nowhere:
        return [], "sends a host to an address of its own"
    hosts = [host for word in words if (host := normalise.host(word))]
    return hosts, "" if len(hosts) == len(words) else "names what is no host"
