"""What one fetch brought, and whether whoever was asked is too busy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.model import Exchange

if TYPE_CHECKING:
    from vetter.model import Trouble

BUSY: Final = {429, 503}


class Fetched(Struct, frozen=True):
    """All exchanges of one fetch in order, the failing one included; never empty."""

    hops: tuple[Exchange, ...]

    @property
    def last(self) -> Exchange:
        """The exchange that ended the fetch."""
        return self.hops[-1]

    @property
    def trouble(self) -> Trouble | None:
        """What went wrong, if anything did."""
        return self.last.trouble

    @property
    def url(self) -> str:
        """The address of the last exchange."""
        return self.last.url


def pause_asked(exchange: Exchange) -> float:
    """Return how many seconds a busy server asks to be left alone (RFC 9110, 10.2.3), or 0."""
    asked = exchange.header("retry-after").strip()
    return float(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0.0
