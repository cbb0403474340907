"""What is asked: an address, taken apart."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from vetter.domains import label_and_suffix, registrable, shown_host

LONGEST: Final = 253


class Asked(Struct, frozen=True):
    """An address: its registrable ``site``, the ``label`` as people see it, and the ``ending``."""

    site: str
    label: str
    ending: str
    front: str  # what stands before the site, without "www"

    @property
    def compact(self) -> str:
        """The label without hyphens."""
        return self.label.replace("-", "")


def asked(host: str) -> Asked | None:
    """Return a host name taken apart, or ``None`` if it has no registrable domain."""
    host = host.strip().rstrip(".").lower()
    if not 0 < len(host) <= LONGEST:
        return None
    label, ending = label_and_suffix(host)
    if not ending:  # an ending that is not delegated, as in examples
        *_, label, ending = "", *host.split(".")
    if not label:
        return None
    site = registrable(host) or f"{label}.{ending}"
    front = host.removesuffix(site).rstrip(".").removeprefix("www.")
    return Asked(site, shown_host(label), ending, "" if front == "www" else front)
