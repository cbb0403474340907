"""Ask for the portraits of the people that the outlet shows, as far as they lie where they may be asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from vetter.data import read_toml
from vetter.domains import host_of, registrable, same_site
from vetter.model import Purpose
from vetter.net import IMAGE
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.collect.asker import Asker
    from vetter.model import Page


class Reach(Struct, frozen=True, forbid_unknown_fields=True):
    """How many portraits are asked for, and of which hosts besides the outlet's own."""

    most: int
    hosts: tuple[str, ...]


@cache
def reach() -> Reach:
    """Return what ``data/portraits.toml`` says."""
    return shaped(read_toml("portraits.toml")["collect"], Reach)


class Portraits:
    """The portraits of one site, each asked for once."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._left = reach().most
        self._known: set[str] = set()

    async def of(self, page: Page) -> None:
        """Ask for the portraits on a page."""
        for address in self._new(page):
            await self._asker.file(address, Purpose.PORTRAIT, "portraits", limits=IMAGE)

    def _new(self, page: Page) -> Iterator[str]:
        for person in page.people:
            address = person.portrait
            if (
                address
                and address not in self._known
                and self._left
                and _within_reach(address, page)
            ):
                self._known.add(address)
                self._left -= 1
                yield address


def _within_reach(address: str, page: Page) -> bool:
    # No site makes us ask hosts of its choice: only its own, and those that keep many sites' pictures.
    host = host_of(address)
    own = host_of(page.url)
    return same_site(host, own) or registrable(host) in reach().hosts or host in reach().hosts
