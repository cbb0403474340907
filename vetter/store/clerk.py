"""Has what comes in written to a case beside the event loop: in one step all that came while the disk was busy.

A step costs the same for one line as for many. So notes wait a little for what has to be written anyway, and what
comes while the event loop has more to do than to wait is taken along.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from vetter.store.case import Sheet

if TYPE_CHECKING:
    from vetter.model import Exchange, LedgerEntry, Purpose, Record, Source, SourceState
    from vetter.store.case import Case

LINGER: Final = 0.5  # seconds that a note waits for something to go with
SMALL: Final = 60_000  # bytes that are packed in a few milliseconds
TURNS: Final = 6
"""Turns of the event loop before a step: they take no time unless others have something to do."""


class Clerk:
    """The one who writes into a case while it is collected; belongs to one event loop."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._tray: list[tuple[Sheet, asyncio.Future[Record]]] = []
        self._lingering: asyncio.TimerHandle | None = None
        self._writing: asyncio.Task[None] | None = None

    async def keep(self, exchange: Exchange, source: Source, purpose: Purpose) -> Record:
        """Store one exchange and return its record; no kill takes it back once this returns."""
        kept: asyncio.Future[Record] = asyncio.get_running_loop().create_future()
        self._tray.append((Sheet(exchange, source, purpose), kept))
        self._begin()
        return await kept

    def note(self, entry: LedgerEntry) -> None:
        """Add one line to the ledger; it goes to the disk with what comes next, and soon if nothing does."""
        self._case.note(entry)
        self._linger()

    def settle(self, source: Source, state: SourceState) -> None:
        """Remember how a source as a whole answered, in the same way."""
        self._case.settle(source, state)
        self._linger()

    def _linger(self) -> None:
        if self._lingering is None:
            self._lingering = asyncio.get_running_loop().call_later(LINGER, self._begin)

    def _begin(self) -> None:
        if self._lingering is not None:
            self._lingering.cancel()
            self._lingering = None
        if self._writing is None and (self._tray or self._case.owes):
            self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        tray: list[tuple[Sheet, asyncio.Future[Record]]] = []
        try:
            while True:
                for _ in range(TURNS):
                    await asyncio.sleep(0)
                tray, self._tray = self._tray, []
                await self._write_all(tray)
                if not self._tray:
                    break
        finally:
            self._writing = None
            # Whoever ends this has ended those who wait for it: nobody else would tell them.
            for _, kept in (*tray, *self._tray):
                kept.cancel()
        if self._case.owes:
            self._linger()

    async def _write_all(self, tray: list[tuple[Sheet, asyncio.Future[Record]]]) -> None:
        sheets = [sheet for sheet, _ in tray]
        try:
            if self._is_quick(sheets):
                records = self._case.keep_all(sheets)
            else:
                records = await asyncio.to_thread(self._case.keep_all, sheets)
        except Exception as error:  # noqa: BLE001 - whoever waits for it is told
            for _, kept in tray:
                if not kept.done():
                    kept.set_exception(error)
        else:
            for (_, kept), record in zip(tray, records, strict=True):
                if not kept.done():
                    kept.set_result(record)

    def _is_quick(self, sheets: list[Sheet]) -> bool:
        """Return whether a step takes less time than to hand it to a thread and be told of its end."""
        size = sum(len(sheet.exchange.payload) for sheet in sheets)
        return not self._case.at_once and size <= SMALL
