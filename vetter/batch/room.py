"""Places that are taken side by side, or all at once."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Room:
    """So many places within one event loop."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def taken(self, places: int) -> AsyncIterator[None]:
        """Wait until so many are free, and hold them."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._free >= places)
            self._free -= places
        try:
            yield
        finally:
            async with self._changed:
                self._free += places
                self._changed.notify_all()
