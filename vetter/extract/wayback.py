"""The Wayback Machine's index (CDX server, JSON output), and what it says of a site's past."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from vetter.extract.json_answer import load, sequence, text, texts
from vetter.model import ArchiveHistory, Capture, Citation, PageState, WaybackReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Kept, Page, Record

MAX_CAPTURES: Final = 12_000  # one a day since 1996 makes 11,000
MAX_EARLY: Final = 3
APART: Final = timedelta(days=20)  # copies of the same days fail for the same reason
STAND_IN: Final = timedelta(days=366)
STAMP: Final = "%Y%m%d%H%M%S"
_USUAL_PORT: Final = re.compile(r"^(https?://[^/:]{1,255}):(?:80|443)(?=/|$)")
_REPLAY: Final = re.compile(r"/web/(\d{4,14})[a-z_]{0,8}/(https?:/{0,2}.{1,4000})", re.DOTALL)


def read(kept: Kept) -> WaybackReading | None:
    """Return the captures that an index answer lists, or None if it is no index answer.

    ``[]`` is the archive's way of saying "none"; an empty body is no answer at all.
    """
    if kept.exchange.status != HTTPStatus.OK:
        return None
    rows = load(kept)
    if not isinstance(rows, list):
        return None
    if not rows:
        return WaybackReading()
    header = texts(rows[0])
    if "timestamp" not in header or "original" not in header:
        return None
    captures = (_capture(header, row) for row in rows[1 : MAX_CAPTURES + 1])
    return WaybackReading(tuple(capture for capture in captures if capture))


def _capture(header: list[str], row: Any) -> Capture | None:
    fields = dict(zip(header, map(text, sequence(row)), strict=False))
    time = timestamp(fields.get("timestamp", ""))
    url = _USUAL_PORT.sub(r"\1", fields.get("original", ""))
    if time is None or not url:
        return None
    status = fields.get("statuscode", "")
    return Capture(
        time=time,
        url=url,
        status=int(status) if status.isdecimal() and len(status) == 3 else 0,
        media_type=fields.get("mimetype", ""),
    )


def timestamp(digits: str) -> datetime | None:
    """Return the moment of a 4- to 14-digit timestamp, as the archive writes it, in UTC."""
    if not (digits.isascii() and digits.isdigit() and 4 <= len(digits) <= 14):
        return None
    padded = digits + "00000101000000"[len(digits) :]
    try:
        return datetime.strptime(padded, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def archived_as(url: str) -> str:
    """Return an address without what archives and sites write as they like: scheme, usual port, ``www.``, last slash.

    >>> archived_as("http://www.example.org:80/a/")
    'example.org/a'
    """
    return _USUAL_PORT.sub(r"\1", url).partition("//")[2].removeprefix("www.").rstrip("/")


def replayed(url: str) -> tuple[datetime, str] | None:
    """Return when a replayed page was captured and what its address was, or None if it is no replay.

    >>> replayed("https://web.archive.org/web/20200708120000id_/http://example.org/")[1]
    'http://example.org/'
    """
    match = _REPLAY.search(url[:5000])
    time = timestamp(match[1]) if match else None
    return (time, match[2]) if match and time else None


def early_captures(captures: Sequence[Capture]) -> tuple[Capture, ...]:
    """Return the earliest capture of a real page, and a few of the year after it that may stand in for it."""
    pages = sorted(
        (c for c in captures if c.status == HTTPStatus.OK and c.media_type == "text/html"),
        key=lambda capture: capture.time,
    )
    chosen: list[Capture] = []
    for page in pages:
        if len(chosen) == MAX_EARLY or (chosen and page.time > chosen[0].time + STAND_IN):
            break
        if not chosen or page.time >= chosen[-1].time + APART:
            chosen.append(page)
    return tuple(chosen)


def tells(page: Page) -> bool:
    """Return whether a copy shows who had the site: somebody who speaks, or nobody who does."""
    return page.state in (PageState.READ, PageState.PARKED)


def archive_history(
    readings: Sequence[tuple[Record, WaybackReading]],
    pages: Sequence[tuple[Record, Page]],
    as_of: datetime,
) -> ArchiveHistory | None:
    """Return what the archive held on ``as_of``, or None if its index could not be read.

    ``pages`` are readings of single early captures: the earliest that shows anything counts.
    """
    if not readings:
        return None
    latest = as_of + timedelta(days=1)
    cited = {record.id: Citation(record.id) for record, _ in readings}
    captures = sorted(
        (
            Capture(
                time=c.time,
                url=c.url,
                status=c.status,
                media_type=c.media_type,
                cited=(cited[record.id],),
            )
            for record, reading in readings
            for c in reading.captures
            if c.time <= latest
        ),
        key=lambda capture: capture.time,
    )
    years = Counter(capture.time.year for capture in captures)
    record, early = _earliest(pages, latest)
    return ArchiveHistory(
        first=captures[0] if captures else None,
        last=captures[-1] if captures else None,
        per_year=tuple(sorted(years.items())),
        early=early,
        early_capture=_captured(record, early) if record and early else None,
        cited=tuple(cited.values()),
    )


def _earliest(
    pages: Sequence[tuple[Record, Page]], latest: datetime
) -> tuple[Record | None, Page | None]:
    dated = [
        (replay[0], record, page)
        for record, page in pages
        if (replay := replayed(record.url)) and replay[0] <= latest
    ]
    if not dated:
        return None, None
    telling = [entry for entry in dated if tells(entry[2])]
    _, record, page = min(telling or dated, key=lambda entry: entry[0])
    return record, page


def _captured(record: Record, page: Page) -> Capture | None:
    replay = replayed(record.url)
    if replay is None:
        return None
    return Capture(
        time=replay[0],
        url=replay[1],
        status=record.status,
        media_type=record.media_type,
        cited=(Citation(record.id, page.title),),
    )
