"""What a collector works with: asking, keeping what came, having it read, and noting it all down."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from vetter.extract.readers import made_of, may_say
from vetter.model import (
    Exchange,
    Kept,
    LedgerEntry,
    Mark,
    Outcome,
    PageReading,
    Purpose,
    Source,
    SourceProgress,
    SourceState,
    TroubleKind,
)
from vetter.net import Fetched, turn_awaited
from vetter.reading import reading_of
from vetter.store.clerk import Clerk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vetter.model import Event, Outlet, Reading
    from vetter.net import Way
    from vetter.settings import Settings
    from vetter.store import Case

EARLIER: Final = frozenset({Purpose.WAYBACK_PAGE, Purpose.FIRST_COPY})
MAX_RECORDS: Final = 600  # exchanges of one case; a normal one has about a hundred


class Visit(Struct, frozen=True):
    """The last exchange of a fetch as it was kept, and all its hops."""

    kept: Kept
    fetched: Fetched


class Errand:
    """One outlet being looked into. Everything that comes in is stored before anybody reads it."""

    def __init__(
        self,
        *,
        outlet: Outlet,
        way: Way,
        case: Case,
        settings: Settings,
        as_of: datetime,
        passive: bool = False,
        tell: Callable[[Event], None] = lambda _: None,
    ) -> None:
        self.outlet = outlet
        self.settings = settings
        self.as_of = as_of
        self.passive = passive
        self.max_pages = settings.crawl.max_pages
        self.readings: dict[str, Reading | None] = {}
        self.turns: dict[str, str | None] = {}
        """The pages of the site in the order in which they were asked for, each with its record once it is read."""

        self.last_article: str | None = None
        self.last_about: str | None = None
        """The article of the site, and the page about the outlet, after which none is to be asked for, as far as is
        known; None if some are."""

        self.earlier: set[str] = set()
        """Records of pages as a web archive took them long ago: others may have spoken there."""

        self.unread: dict[str, str] = {}
        self._first: dict[object, str] = {}  # the first record of all that are the same
        self._way = way
        self._clerk = Clerk(case)
        self._tell = tell
        self._states: dict[Source, SourceState] = {}
        self._kept = 0
        self._stirred = asyncio.Event()

    # ----- asking

    async def get(
        self,
        url: str,
        purpose: Purpose,
        *,
        source: Source,
        marks: tuple[Mark, ...] = (),
        **options: Any,
    ) -> Visit:
        """Fetch ``url``, keep every hop, and return the last one.

        ``options`` are those of `vetter.net.Way.get`; ``marks`` are added to the kept exchange.
        """
        fetched = await self._way.get(url, **options)
        kept = [
            await self.keep(
                replace(hop, marks=tuple(dict.fromkeys((*hop.marks, *marks)))), source, purpose
            )
            for hop in fetched.hops
        ]
        return Visit(kept[-1], fetched)

    def forget(self, visit: Visit) -> None:
        """Have others who want to know the same ask for it again; see `vetter.net.Way.forget`."""
        self._way.forget(visit.fetched)

    def expect(self, url: str) -> None:
        """Get ready to ask there; see `vetter.net.Way.expect`."""
        self._way.expect(url)

    async def lookup(self, name: str, rdtype: str, *, source: Source, purpose: Purpose) -> Kept:
        """Ask DNS and keep the answer."""
        return await self.keep(await self._way.lookup(name, rdtype), source, purpose)

    async def whois(self, server: str, query: str, *, source: Source, purpose: Purpose) -> Kept:
        """Ask a WHOIS server and keep the answer."""
        return await self.keep(await self._way.whois(server, query), source, purpose)

    async def certificate(
        self, host: str, port: int = 443, *, source: Source, purpose: Purpose
    ) -> Kept:
        """Look at the certificate that ``host`` shows and keep it."""
        return await self.keep(await self._way.certificate(host, port), source, purpose)

    def obey(self, origin: str, status: int, robots: bytes) -> None:
        """Learn what an origin's robots.txt asks; see `vetter.net.Way.obey`."""
        self._way.obey(origin, status, robots)

    def may_crawl(self, url: str) -> bool:
        """Return whether the robots.txt learned so far lets us read ``url``."""
        return self._way.may_crawl(url)

    # ----- keeping and reading

    async def keep(self, exchange: Exchange, source: Source, purpose: Purpose) -> Kept:
        """Store one exchange; no kill takes it back once this returns."""
        self._kept += 1
        if self._kept > MAX_RECORDS:
            raise TooMuchError(f"more than {MAX_RECORDS} exchanges")
        return Kept(await self._clerk.keep(exchange, source, purpose), exchange)

    async def read(self, kept: Kept) -> Reading | None:
        """Return what a record says, or None if it says nothing that can be read.

        Reading happens once per record, in a worker process with a time limit.
        """
        record = kept.record
        if record.purpose in EARLIER:
            self.earlier.add(record.id)
        if record.id not in self.readings:
            self.readings[record.id] = self._read_before(kept)
            if self.readings[record.id] is None and may_say(record):
                try:
                    self.readings[record.id] = await reading_of(kept)
                except Exception as error:  # noqa: BLE001 - a reader may fail in any way on hostile bytes
                    self.unread[record.id] = f"{type(error).__name__}: {error}"[:300]
            self.stir()
        return self.readings[record.id]

    def _read_before(self, kept: Kept) -> PageReading | None:
        """Return what a page says that is asked for once more, if just the same came before: mostly it does."""
        if kept.record.source is not Source.SITE:
            return None
        first = self.readings.get(self._first.setdefault(made_of(kept), kept.record.id))
        if not isinstance(first, PageReading):
            return None
        return PageReading(replace(first.page, record=kept.record.id))

    # ----- working beside other sources

    def stir(self) -> None:
        """Let those who wait in `stirred` look again."""
        self._stirred.set()

    async def stirred(self) -> None:
        """Return once a page more was asked for or anything was read, or another source has ended.

        The wait counts towards no time limit: it is for others.
        """
        self._stirred.clear()
        with turn_awaited():
            await self._stirred.wait()

    def ended(self, source: Source) -> bool:
        """Return whether a source has ended."""
        return source in self._states

    async def end_of(self, source: Source) -> None:
        """Return once a source has ended."""
        while not self.ended(source):
            await self.stirred()

    # ----- noting down

    def note(
        self,
        source: Source,
        whom: str,
        what: str,
        outcome: Outcome,
        reason: str = "",
        records: tuple[str, ...] = (),
    ) -> None:
        """Write into the ledger who was asked what, and how it ended."""
        entry = LedgerEntry(
            source=source, whom=whom, what=what, outcome=outcome, reason=reason, records=records
        )
        self._clerk.note(entry)

    def progress(self, source: Source, done: int, total: int = 0, note: str = "") -> None:
        """Tell whoever watches how far a source has got. ``note`` is our own words only."""
        self._tell(SourceProgress(source, done, total, note))

    def state(self, source: Source) -> SourceState:
        """Return how another source ended; one that has not ended was not asked."""
        return self._states.get(source, SourceState(Outcome.NOT_ASKED))

    def settle(self, source: Source, state: SourceState) -> None:
        """Remember how a source ended."""
        self._states[source] = state
        self._clerk.settle(source, state)


class TooMuchError(Exception):
    """One outlet made more exchanges than any honest one needs."""


OUTCOMES: Final = {
    TroubleKind.NO_SUCH_NAME: Outcome.ABSENT,
    TroubleKind.LIMITED: Outcome.LIMITED,
    TroubleKind.ROBOTS: Outcome.BLOCKED,
    TroubleKind.OFFLINE: Outcome.NOT_ASKED,
    TroubleKind.NOT_PERMITTED: Outcome.NOT_ASKED,
}


def outcome_of(kept: Kept) -> tuple[Outcome, str]:
    """Return the outcome and the reason that an exchange's trouble amounts to.

    Without trouble that is ``answered``; what an HTTP status means is for the source to say.
    """
    trouble = kept.record.trouble
    if trouble is None:
        return Outcome.ANSWERED, ""
    return OUTCOMES.get(trouble.kind, Outcome.FAILED), trouble.message
