"""From a case's stored records to its assessment: read, match, check, assess. No network."""

from __future__ import annotations

import asyncio
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from vetter import __version__, clock
from vetter.met_before import remember, with_siblings
from vetter.model import (
    Citation,
    Exchange,
    LedgerEntry,
    Outcome,
    Outlet,
    Purpose,
    Reading,
    Record,
    Source,
    SourceState,
    StageBegan,
)
from vetter.offered import with_keys
from vetter.store.warc import sha256

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.lists import Lists
    from vetter.model import (
        Assessment,
        Dossier,
        Event,
        Fingerprint,
        HostImitation,
        Imitation,
        ListHit,
        Namesake,
    )
    from vetter.settings import Settings
    from vetter.store import Case

TOOL: Final = f"vetter/{__version__}"
NO_NETWORK: Final = (
    "No server at all could be reached: this machine seems to be without a network. "
    "Nothing follows from that about the outlet."
)
AT_HOME: Final = frozenset({Source.LISTS, Source.CASES, Source.OFFER})
UNREACHED: Final = "no server at all could be reached from here"


class Read(Struct, frozen=True):
    """The readings of a case by record, and why a record could not be read."""

    readings: dict[str, Reading | None]
    unread: dict[str, str]


class Gathered(Struct, frozen=True):
    """What a case holds of an outlet, to be judged as of a moment: its records, what was read in them, and how each source ended."""

    outlet: Outlet
    as_of: datetime
    read: Read
    records: tuple[Record, ...]
    states: dict[str, SourceState]


async def read_again(
    case: Case, readings: dict[str, Reading | None], unread: dict[str, str]
) -> Read:
    """Return the readings of all of a case's records, reading those that are not in ``readings``."""
    from vetter.extract.readers import may_say
    from vetter.reading import reading_of

    done = dict(readings)
    failed = dict(unread)

    async def one(record: Record) -> None:
        try:
            kept = await asyncio.to_thread(case.kept, record.id)
            done[record.id] = await reading_of(kept)
        except Exception as error:  # noqa: BLE001 - a reader may fail in any way on hostile bytes
            done[record.id] = None
            failed[record.id] = f"{type(error).__name__}: {error}"[:300]

    records = await asyncio.to_thread(case.records)
    async with asyncio.TaskGroup() as group:
        for record in records:
            if record.id not in done and may_say(record):
                group.create_task(one(record))
    done.update(await with_keys(case, done))
    return Read(done, failed)


async def settle(
    case: Case,
    outlet: Outlet,
    as_of: datetime,
    settings: Settings,
    read: Read,
    tell: Callable[[Event], None],
    *,
    missing: str,
    remarks: tuple[str, ...],
    look_again: bool = False,
) -> Assessment:
    """Judge a case beside whatever else goes on, and mark it as done; takes what `judge` takes."""
    tell(StageBegan("assess"))
    assessment = await asyncio.to_thread(
        judge,
        case,
        outlet,
        as_of,
        settings,
        read,
        missing=missing,
        remarks=remarks,
        look_again=look_again,
    )
    case.about(state="done")
    return assessment


def judge(
    case: Case,
    outlet: Outlet,
    as_of: datetime,
    settings: Settings,
    read: Read,
    *,
    missing: str,
    remarks: tuple[str, ...],
    look_again: bool = False,
) -> Assessment:
    """Return the assessment that the readings make, and save it in the case.

    ``missing`` is the reason to give for sources of which the case knows nothing. ``look_again`` holds
    the case against other cases even if that was done before.
    """
    from vetter import check, lists
    from vetter.assess import assess
    from vetter.assess.offer_alone import about_the_offer, of_the_offer

    records = case.records()
    states, ledger, doubts = _told(case, records, missing)
    gathered = Gathered(outlet, as_of, read, records, states)
    dossier, shown = known(case, gathered, lists.load(), look_again=look_again)
    alone = case.about().get("alone") == "yes"
    judged = check.run(dossier)
    assessment = assess(
        dossier,
        about_the_offer(judged) if alone else judged,
        ledger,
        {record.id: record for record in case.records()},
        target=case.about()["target"],
        prior=settings.assess.prior,
        tool=TOOL,
        case=case.id,
    )
    if alone:
        assessment = of_the_offer(assessment, dossier)
    assessment = replace(assessment, remarks=(*remarks, *doubts, *assessment.remarks))
    case.save(dossier, assessment)
    if not alone:  # nothing of the outlet was looked at that it could share
        remember(case, shown)
    return assessment


@cache
def rehearse() -> None:
    """Judge an outlet of which nothing is known, once, so that what judging needs is loaded."""
    from vetter import check, lists
    from vetter.assess import assess
    from vetter.extract.compile import compile_dossier

    outlet = Outlet(host="example.org", domain="example.org", url="https://example.org/")
    nothing = compile_dossier(outlet, clock.now(), [], records=(), states={}, unread={})
    dossier = lists.match(nothing, lists.load())
    assess(dossier, check.run(dossier), (), {}, target=outlet.host, prior=0.02, tool=TOOL)


def rehearse_on(
    case: Case, outlet: Outlet, as_of: datetime, readings: dict[str, Reading | None]
) -> None:
    """Check what is known of an outlet so far, for nothing, so that whatever that loads is loaded.

    Which places, words and patterns those are hangs on the outlet.
    """
    from vetter import check, lists

    # As if all had answered, or the checks would not look.
    states = {source.value: SourceState(Outcome.ANSWERED) for source in Source}
    gathered = Gathered(outlet, as_of, Read(readings, {}), case.records(), states)
    dossier = _matched(gathered, lists.load())
    # The rows that match are kept with the result only: until then there is nothing to cite.
    check.run(
        replace(
            dossier,
            listed=(),
            imitations=(),
            sender_imitations=(),
            link_imitations=(),
            namesakes=(),
        )
    )


def known(
    case: Case, gathered: Gathered, held: Lists, *, look_again: bool = False
) -> tuple[Dossier, Fingerprint]:
    """Return what is known of the outlet from what its case holds, and its fingerprint.

    It is held against the lists given, and against other cases; what matches is kept in the case.
    """
    from vetter.extract.fingerprint import fingerprint

    dossier = with_rows_kept(case, _matched(gathered, held))
    shown = fingerprint(dossier)
    return with_siblings(case, dossier, shown, look_again=look_again), shown


def _matched(gathered: Gathered, held: Lists) -> Dossier:
    from vetter import lists
    from vetter.extract.compile import compile_dossier

    by_record = ((one, gathered.read.readings.get(one.id)) for one in gathered.records)
    dossier = compile_dossier(
        gathered.outlet,
        gathered.as_of,
        [(record, reading) for record, reading in by_record if reading is not None],
        records=gathered.records,
        states=gathered.states,
        unread=gathered.read.unread,
    )
    return lists.match(dossier, held)


def _told(
    case: Case, records: tuple[Record, ...], missing: str
) -> tuple[dict[str, SourceState], tuple[LedgerEntry, ...], tuple[str, ...]]:
    """Return how the sources ended, the ledger, and what to remark on both."""
    states, ledger = states_of(case, missing), _whole(case)
    if _reached(records):
        return states, ledger, ()
    return *_in_doubt(states, ledger), (NO_NETWORK,)


def _whole(case: Case) -> tuple[LedgerEntry, ...]:
    """Return the ledger, and a line for each source that ended without having been asked at all, and why."""
    from vetter.check.sources import NAMES

    ledger = case.ledger()
    asked = {entry.source for entry in ledger}
    unasked = (
        LedgerEntry(
            source=Source(name),
            whom=NAMES[Source(name)],
            what="anything",
            outcome=state.outcome,
            reason=state.reason,
        )
        for name, state in sorted(case.states().items())
        if state.outcome is Outcome.NOT_ASKED and Source(name) not in asked
    )
    return (*ledger, *unasked)


def _reached(records: tuple[Record, ...]) -> bool:
    asked = [record for record in records if record.source not in AT_HOME]
    return not asked or any(record.trouble is None for record in asked)


def _in_doubt(
    states: dict[str, SourceState], ledger: tuple[LedgerEntry, ...]
) -> tuple[dict[str, SourceState], tuple[LedgerEntry, ...]]:
    """Take back every "nothing there": without a network, resolvers deny names that exist."""
    return (
        {
            source: SourceState(Outcome.FAILED, UNREACHED)
            if state.outcome is Outcome.ABSENT
            else state
            for source, state in states.items()
        },
        tuple(
            replace(entry, outcome=Outcome.FAILED, reason=UNREACHED)
            if entry.outcome is Outcome.ABSENT
            else entry
            for entry in ledger
        ),
    )


def with_rows_kept(case: Case, dossier: Dossier) -> Dossier:
    """Store the list rows that the dossier matches, and return it citing them.

    A list hit rests on a row as it stood when it was held against; lists change, cases do not.
    """
    stored = {(r.url, r.sha256): r.id for r in case.records() if r.purpose is Purpose.LIST_ROW}

    def cite(value: str, row: str) -> tuple[Citation, ...]:
        exchange = Exchange(
            url=f"list:{quote(value, safe='/:@?=&')}",
            started=clock.now(),
            elapsed=0.0,
            whom="a list that vetter brings with it",
            payload=row.encode(),
        )
        key = (exchange.url, sha256(exchange.payload))
        if key not in stored:
            stored[key] = case.keep(exchange, Source.LISTS, Purpose.LIST_ROW).id
        return (Citation(stored[key], row),)

    def hit(entry: ListHit) -> ListHit:
        rows = cite(entry.value, entry.row or entry.value)
        return replace(entry, cited=(*rows, *entry.cited))

    def alike(entry: Imitation) -> Imitation:
        rows = cite(entry.domain, entry.row or entry.domain)
        return replace(entry, cited=(*rows, *entry.cited))

    def of_host(entry: HostImitation) -> HostImitation:
        return replace(entry, like=alike(entry.like))

    def namesake(entry: Namesake) -> Namesake:
        rows = cite(entry.domain, entry.row or entry.domain)
        return replace(entry, cited=(*rows, *entry.cited))

    return replace(
        dossier,
        listed=tuple(hit(entry) for entry in dossier.listed),
        imitations=tuple(alike(entry) for entry in dossier.imitations),
        sender_imitations=tuple(of_host(entry) for entry in dossier.sender_imitations),
        link_imitations=tuple(of_host(entry) for entry in dossier.link_imitations),
        namesakes=tuple(namesake(entry) for entry in dossier.namesakes),
    )


def states_of(case: Case, missing: str) -> dict[str, SourceState]:
    """Return how each source ended; of those the case knows nothing of, that they were not asked, and why."""
    known = case.states()
    return {
        source.value: known.get(source.value, SourceState(Outcome.NOT_ASKED, missing))
        for source in Source
    }
