"""Has what comes in written to a case beside the event loop: in one step all that came while the disk was busy."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from vetter.store.case import Sheet

if TYPE_CHECKING:
    from vetter.model import Exchange, LedgerEntry, Purpose, Record, Source, SourceState
    from vetter.store.case import Case


class Clerk:
    """The one who writes into a case while it is collected; belongs to one event loop."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._tray: list[tuple[Sheet, asyncio.Future[Record]]] = []
        self._noted = False
        self._writing: asyncio.Task[None] | None = None

    async def keep(self, exchange: Exchange, source: Source, purpose: Purpose) -> Record:
        """Store one exchange and return its record; both are on the disk when this returns."""
        kept: asyncio.Future[Record] = asyncio.get_running_loop().create_future()
        self._tray.append((Sheet(exchange, source, purpose), kept))
        self._begin()
        return await kept

    def note(self, entry: LedgerEntry) -> None:
        """Add one line to the ledger; it is on its way to the disk when this returns."""
        self._case.note(entry)
        self._noted = True
        self._begin()

    def settle(self, source: Source, state: SourceState) -> None:
        """Remember how a source as a whole answered, in the same way."""
        self._case.settle(source, state)
        self._noted = True
        self._begin()

    def _begin(self) -> None:
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        tray: list[tuple[Sheet, asyncio.Future[Record]]] = []
        try:
            while self._tray or self._noted:
                tray, self._tray, self._noted = self._tray, [], False
                await self._write_all(tray)
        finally:
            self._writing = None
            # Whoever ends this has ended those who wait for it: nobody else would tell them.
            for _, kept in (*tray, *self._tray):
                kept.cancel()

    async def _write_all(self, tray: list[tuple[Sheet, asyncio.Future[Record]]]) -> None:
        try:
            records = await asyncio.to_thread(self._case.keep_all, [sheet for sheet, _ in tray])
        except Exception as error:  # noqa: BLE001 - whoever waits for it is told
            for _, kept in tray:
                if not kept.done():
                    kept.set_exception(error)
        else:
            for (_, kept), record in zip(tray, records, strict=True):
                if not kept.done():
                    kept.set_result(record)
