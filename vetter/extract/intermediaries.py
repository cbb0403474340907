"""What stands between a person and an outlet: mail services, networks, short links, wrapped addresses."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from vetter.data import read_toml
from vetter.domains import registrable
from vetter.typed import shaped


class Wrapper(Struct, frozen=True, forbid_unknown_fields=True):
    """A service that wraps addresses in its own; ``data/intermediaries.toml`` says what the fields mean."""

    name: str
    hosts: tuple[str, ...]
    path: str
    target: str
    source: str
    fields: tuple[str, ...] = ()
    skip: str = ""

    def fits(self, host: str) -> bool:
        """Return whether ``host`` is one of the service's."""
        return any(_is_below(host, one) for one in self.hosts)

    def inner(self, path: str) -> re.Match[str] | None:
        """Return the match of a path's beginning, or None if the path is not one that wraps."""
        return re.match(self.path, path)


class Intermediaries(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of the file."""

    mail_services: frozenset[str]
    short_links: frozenset[str]
    furniture: frozenset[str]
    about_others: frozenset[str]
    networks: dict[str, str]
    wrapper: tuple[Wrapper, ...]

    def is_short(self, host: str) -> bool:
        """Return whether links on ``host`` only forward."""
        return _lies_below(host, self.short_links)

    def network(self, host: str) -> str:
        """Return the network on which ``host`` is, or ""."""
        return self.networks.get(registrable(host), "")

    def role(self, host: str) -> str:
        """Return in words what ``host`` is if it is certainly no outlet's own, else ""."""
        if host in self.mail_services:
            return "a mail service"
        if network := self.network(host):
            return network
        if self.is_short(host):
            return "a link that only forwards"
        if _lies_below(host, self.about_others):
            return "a site about others"
        wraps = any(wrapper.fits(host) for wrapper in self.wrapper)
        if wraps or _lies_below(host, self.furniture):
            return "a service that mail programs and newsletters use"
        return ""


@cache
def intermediaries() -> Intermediaries:
    """Return the table. Raises `DataError` if it cannot be read."""
    return shaped(read_toml("intermediaries.toml"), Intermediaries)


def _is_below(host: str, one: str) -> bool:
    if one.endswith(".*"):
        ending = f".{host}".partition(f".{one.removesuffix('*')}")[2]
        # A public suffix and nothing else may follow.
        return bool(ending) and registrable(f"x.{ending}") == f"x.{ending}"
    return host == one or host.endswith(f".{one}")


def _lies_below(host: str, sites: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[start:]) in sites for start in range(len(labels) - 1))
