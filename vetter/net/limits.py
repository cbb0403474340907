"""How much one fetch may take."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds of one fetch: seconds in all, bytes on the wire, bytes once inflated, redirects."""

    deadline: float = 20.0
    wire: int = 4_000_000
    body: int = 2_000_000
    redirects: int = 8
