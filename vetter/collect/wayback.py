"""The Wayback Machine: what its index holds of the front page, and its copies of pages."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.third_party import OFF, UNREADABLE, host, judged, noted_if_cut_off
from vetter.extract.wayback import MAX_CAPTURES, STAMP, early_captures, tells
from vetter.model import (
    Mark,
    Outcome,
    PageReading,
    Purpose,
    Source,
    SourceState,
    WaybackReading,
)
from vetter.net import SERVICE, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from vetter.collect.errand import Errand
    from vetter.model import Capture, Kept

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False
FIELDS: Final = "timestamp,original,statuscode,mimetype,digest"
YEARS: Final = 3
SETTLED: Final = timedelta(days=30)  # by then an article is mostly in the archive, if it ever is
MAX_PAGES: Final = 2_000
SOON: Final = Limits(deadline=20.0, wire=2_000_000, body=2_000_000)
TURNED_AWAY: Final = frozenset({Outcome.LIMITED, Outcome.BLOCKED, Outcome.NOT_ASKED})
EXCLUDED: Final = (b"AdministrativeAccessControl", b"Blocked Site", b"RobotAccessControl")


async def collect(errand: Errand) -> SourceState:
    """Read the index of the front page's captures, and the earliest capture that can be read."""
    base = errand.settings.sources.wayback.rstrip("/")
    site = errand.outlet.host
    what = f"captures of {site}"
    if not base:
        errand.note(Source.WAYBACK, "web archive", what, Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    kept = await _get(errand, _index_url(errand, base), Purpose.WAYBACK_INDEX, what)
    reading = await errand.read(kept)
    state = _told(kept, reading if isinstance(reading, WaybackReading) else None)
    errand.note(Source.WAYBACK, host(base), what, state.outcome, state.reason, (kept.record.id,))
    if isinstance(reading, WaybackReading) and (early := early_captures(reading.captures)):
        errand.progress(Source.WAYBACK, 1, 2, "reading an early capture")
        return await _read_early(errand, base, early)
    return state


def _index_url(errand: Errand, base: str) -> str:
    """Ask for at most one capture a day of the front page; the index takes www. for nothing."""
    query = {
        "url": errand.outlet.host,
        "matchType": "exact",
        "output": "json",
        "fl": FIELDS,
        "collapse": "timestamp:8",
        "to": f"{errand.as_of:%Y%m%d}",
        "limit": str(MAX_CAPTURES),
    }
    return f"{base}/cdx/search/cdx?{urlencode(query)}"


async def _get(
    errand: Errand,
    url: str,
    purpose: Purpose,
    what: str,
    *marks: Mark,
    source: Source = Source.WAYBACK,
    limits: Limits = SERVICE,
) -> Kept:
    with noted_if_cut_off(errand, source, host(url), what):
        visit = await errand.get(
            url,
            purpose,
            source=source,
            marks=marks,
            limits=limits,
            accept="*/*",
            service=True,
        )
    return visit.kept


def _told(kept: Kept, reading: WaybackReading | None) -> SourceState:
    outcome, reason = judged(kept)
    if any(words in kept.exchange.payload[:4000] for words in EXCLUDED):
        return SourceState(Outcome.HIDDEN, "the archive withholds this site")
    if outcome is Outcome.ABSENT or (outcome is Outcome.ANSWERED and reading is None):
        return SourceState(Outcome.FAILED, UNREADABLE)
    if reading is not None and not reading.captures:
        return SourceState(Outcome.ABSENT, "the archive has no capture")
    return SourceState(outcome, reason)


async def _read_early(errand: Errand, base: str, early: Iterable[Capture]) -> SourceState:
    """Read the captures until one of them shows who had the site; the archive loses some of them."""
    reason = ""
    for capture in early:
        outcome, words, told = await _read_capture(errand, base, capture)
        if told:
            return SourceState(Outcome.ANSWERED)
        reason = reason or words
        if outcome in TURNED_AWAY:
            break
    return SourceState(Outcome.ANSWERED, f"the early capture could not be read ({reason})")


async def _read_capture(errand: Errand, base: str, capture: Capture) -> tuple[Outcome, str, bool]:
    url = f"{base}/web/{capture.time.strftime(STAMP)}id_/{capture.url}"
    what = f"capture of {capture.time:%Y-%m-%d}"
    kept = await _get(errand, url, Purpose.WAYBACK_PAGE, what, Mark.ARCHIVED)
    outcome, reason = judged(kept)
    reading = await errand.read(kept) if outcome is Outcome.ANSWERED else None
    told = isinstance(reading, PageReading) and tells(reading.page)
    if outcome is Outcome.ANSWERED and not told:
        outcome, reason = Outcome.FAILED, "the capture shows no page that can be read"
    errand.note(Source.WAYBACK, host(base), what, outcome, reason, (kept.record.id,))
    return outcome, reason or outcome.value, told


async def captured_pages(errand: Errand) -> tuple[Capture, ...]:
    """Return the first capture, in the last few years, of every page of the site that the archive has.

    None where it does not say, or not soon: the site is not kept waiting for it.
    """
    base = errand.settings.sources.wayback.rstrip("/")
    if not base:
        return ()
    since = errand.as_of.year - YEARS
    query = {
        "url": errand.outlet.host,
        "matchType": "host",
        "output": "json",
        "fl": FIELDS,
        "collapse": "urlkey",
        "filter": ["statuscode:200", "mimetype:text/html"],
        "from": f"{since}{errand.as_of:%m%d}",
        "to": f"{errand.as_of:%Y%m%d}",
        "limit": str(MAX_PAGES),
    }
    url = f"{base}/cdx/search/cdx?{urlencode(query, doseq=True)}"
    what = f"pages of {errand.outlet.host} captured since {since}"
    kept = await _get(errand, url, Purpose.WAYBACK_SITE, what, limits=SOON)
    reading = await errand.read(kept)
    found = reading.captures if isinstance(reading, WaybackReading) else ()
    state = _told(kept, reading if isinstance(reading, WaybackReading) else None)
    errand.note(Source.WAYBACK, host(base), what, state.outcome, state.reason, (kept.record.id,))
    return found


async def first_copy(errand: Errand, url: str, published: datetime) -> tuple[SourceState, Kept]:
    """Ask for the copy of an article that is nearest to the month after it was published, and have it read."""
    base = errand.settings.sources.wayback.rstrip("/")
    address = f"{base}/web/{(published + SETTLED).strftime(STAMP)}id_/{url}"
    what = f"first copy of {url}"
    kept = await _get(
        errand, address, Purpose.FIRST_COPY, what, Mark.ARCHIVED, source=Source.COPIES
    )
    outcome, reason = judged(kept)
    await errand.read(kept)
    errand.note(Source.COPIES, host(base), what, outcome, reason, (kept.record.id,))
    return SourceState(outcome, reason), kept


async def copies(errand: Errand, urls: Iterable[str], limit: int = 8) -> list[Kept]:
    """Return the archive's latest copies of pages as of the errand's day, at most ``limit``.

    For pages that the site itself does not give. They are kept as pages, marked as archived; those
    that the archive has not got are left out. Stops at once when the archive asks us to.
    """
    base = errand.settings.sources.wayback.rstrip("/")
    found: list[Kept] = []
    for url in list(urls)[: limit if base else 0]:
        address = f"{base}/web/{errand.as_of.strftime(STAMP)}id_/{url}"
        what = f"copy of {url}"
        kept = await _get(errand, address, Purpose.PAGE, what, Mark.ARCHIVED)
        outcome, reason = judged(kept)
        errand.note(Source.WAYBACK, host(base), what, outcome, reason, (kept.record.id,))
        if kept.record.trouble is None and kept.record.status == HTTPStatus.OK:
            found.append(kept)
        if outcome in TURNED_AWAY:
            break
    return found
