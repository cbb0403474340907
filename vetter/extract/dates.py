"""When a page was published and changed, from what it says to machines; in words only as a last resort."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from vetter.extract.markup import attribute
from vetter.extract.structured import ARTICLE_TYPES, text
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

MAX_OFFSETS: Final = 20
_ISO: Final = re.compile(
    r"^\s{0,9}(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_IN_PATH: Final = re.compile(
    r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/-]|$)"
)
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_date", "article.published",
)  # fmt: skip
_MODIFIED: Final = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "lastmod",
)
_EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)


def read_published(document: Document, structured: Structured, seen: datetime) -> datetime | None:
    """Return when an article was published, or None.

    ``seen`` is when the page was fetched; what lies more than two days after it is no date.
    """
    return _first(_published_texts(document, structured), seen)


def read_modified(structured: Structured, seen: datetime) -> datetime | None:
    """Return when an article was last changed, or None."""
    return _first(_modified_texts(structured), seen)


def guess_published(source: str, seen: datetime) -> datetime | None:
    """Return a date found by htmldate in the visible text and markup: less sure, day only."""
    import htmldate

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = htmldate.find_date(
            source, extensive_search=False, original_date=True, max_date=seen.strftime("%Y-%m-%d")
        )
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError, LookupError):
        return None  # seen on broken markup
    return parse_iso(found or "")


def parse_iso(value: str) -> datetime | None:
    """Return an ISO 8601 date or time; without an offset it is taken as UTC.

    >>> parse_iso("2024-05-03T10:00:00+02:00").isoformat()
    '2024-05-03T10:00:00+02:00'
    """
    found = _ISO.match(value[:60])
    if found is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        moment = datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            tzinfo=UTC,
        )
        offset = _offset(zone)
        return moment if not offset else (moment - offset).astimezone(timezone(offset))
    except (ValueError, OverflowError):
        return None


def read_offsets(document: Document, structured: Structured) -> tuple[int, ...]:
    """Return the UTC offsets, in minutes, written in the machine-readable dates, each once.

    "Z" says nothing about where somebody's clock stands and is left out.
    """
    found: dict[int, None] = {}
    for value in (*_published_texts(document, structured), *_modified_texts(structured)):
        match = _ISO.match(value[:60])
        if match and match[7] and match[7][0] in "+-":
            minutes = int(_offset(match[7]).total_seconds() // 60)
            if abs(minutes) <= 14 * 60:
                found.setdefault(minutes)
    return tuple(found)[:MAX_OFFSETS]


def _published_texts(document: Document, structured: Structured) -> Iterator[str]:
    for node in structured.of(*ARTICLE_TYPES):
        yield text(node, "datePublished")
    for node in structured.of("WebPage"):
        yield text(node, "datePublished")
    for name in _PUBLISHED:
        yield from structured.meta.get(name, ())
    for tag, place in document.placed("time")[:50]:
        if place is not LinkPlace.FOOTER:
            yield attribute(tag, "datetime")
    match = _IN_PATH.search(document.url[:500])
    if match:
        yield "-".join(match.groups())


def _modified_texts(structured: Structured) -> Iterator[str]:
    for node in structured.of(*ARTICLE_TYPES, "WebPage"):
        yield text(node, "dateModified")
    for name in _MODIFIED:
        yield from structured.meta.get(name, ())


def _first(texts: Iterator[str], seen: datetime) -> datetime | None:
    for value in texts:
        moment = parse_iso(value)
        if moment and _EARLIEST <= moment <= seen + timedelta(days=2):
            return moment
    return None


def _offset(zone: str | None) -> timedelta:
    if not zone or zone[0] not in "+-":
        return timedelta()
    hours, minutes = int(zone[1:3]), int(zone[-2:]) if len(zone) > 3 else 0
    return timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
