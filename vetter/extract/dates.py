"""When a page was published and changed, from what it says to machines; in words only as a last resort."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from vetter.extract.headline import apart, headline_block, nearest_first, page_title
from vetter.extract.markup import attribute
from vetter.extract.structured import ARTICLE_TYPES, page_fields, text
from vetter.extract.written_date import written_date
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

MAX_OFFSETS: Final = 20
MAX_MARKED: Final = 200  # elements that mark a time
_ISO: Final = re.compile(
    r"^\s{0,9}(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_IN_PATH: Final = re.compile(
    r"/((?:19|20)\d\d)(?:/[A-Za-z]{2,20})?[/-](0[1-9]|1[0-2]|[A-Za-z]{3})[/-](0[1-9]|[12]\d|3[01])(?:[/-]|$)"
)
_COMPACT: Final = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:T(\d\d):?(\d\d)|$)")
_AFTER: Final = 15  # blocks after the headline in which the page may write its date, and those
_BEFORE: Final = 8  # before it
_DAYS: Final = 2  # of publishing and of changing
_PARAGRAPH: Final = 200  # characters
_LINE: Final = 120  # characters; a longer block tells of other days
_EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)


def read_published(
    document: Document, structured: Structured, language: str, seen: datetime
) -> datetime | None:
    """Return when an article was published, or None.

    What the page says to machines comes first, then the day in its address, then the day that
    stands in words near the headline. ``seen`` is when the page was fetched; what lies more than
    two days after it is no date.
    """
    said = _first(_said_texts(structured), seen)
    if said:
        return said
    marked = _first(_marked_texts(document), seen)
    addressed = _first(_addressed_texts(document), seen)
    if marked and (addressed is None or abs(marked - addressed) <= timedelta(days=2)):
        return marked
    return addressed or _first_day(_near_headline(document), language, seen)


def read_modified(structured: Structured, seen: datetime) -> datetime | None:
    """Return when an article was last changed, or None."""
    return _first(_modified_texts(structured), seen)


def is_dated_prose(document: Document, language: str) -> bool:
    """Return whether a page has a paragraph and, near its headline, a day, as articles have.

    A list of articles has many days.
    """
    near = {day for line in _near_headline(document) if (day := written_date(line, language))}
    near |= _marked_days(document)
    return 1 <= len(near) <= _DAYS and any(
        len(block.text) >= _PARAGRAPH and block.place is LinkPlace.BODY for block in document.blocks
    )


def _marked_days(document: Document) -> set[datetime]:
    """Return the days of ``time`` elements outside menus and footers: in any language, one is an article's."""
    marked = (
        parse_machine(attribute(tag, "datetime")[:40])
        for tag, place in document.placed("time")
        if place is LinkPlace.BODY
    )
    return {day.replace(hour=0, minute=0, second=0, microsecond=0) for day in marked if day}


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


def parse_machine(value: str) -> datetime | None:
    """Return a date as programs write it: ISO 8601, its compact form, or with an English month."""
    compact = _COMPACT.match(value)
    if compact:
        year, month, day, hour, minute = compact.groups()
        return parse_iso(f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}")
    return parse_iso(value) or written_date(value, "en")


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
    yield from _said_texts(structured)
    yield from _marked_texts(document)


def _said_texts(structured: Structured) -> Iterator[str]:
    for node in structured.of(*ARTICLE_TYPES):
        yield text(node, "datePublished")
    for node in structured.of("WebPage"):
        yield text(node, "datePublished")
    for name in page_fields()["published"]:
        yield from structured.meta.get(name, ())


def _marked_texts(document: Document) -> Iterator[str]:
    marked = [tag for tag, place in document.placed("time") if place is not LinkPlace.FOOTER]
    for tag in nearest_first(document, marked[:MAX_MARKED]):
        yield attribute(tag, "datetime")


def _addressed_texts(document: Document) -> Iterator[str]:
    match = _IN_PATH.search(document.url[:500])
    if match:
        year, month, day = match.groups()
        yield f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}"


def _near_headline(document: Document) -> Iterator[str]:
    """Yield the short texts after the headline, then those before it, the nearest first."""
    body = [block for block in document.blocks if block.place is not LinkPlace.FOOTER]
    start = headline_block(document, body)
    if start is None:
        return
    near = (*body[start + 1 : start + _AFTER], *body[max(0, start - _BEFORE) : start][::-1])
    for block in near:
        if len(block.text) <= _LINE and not apart(block.tag):
            yield block.text
    yield page_title(document)


def _modified_texts(structured: Structured) -> Iterator[str]:
    for node in structured.of(*ARTICLE_TYPES, "WebPage"):
        yield text(node, "dateModified")
    for name in page_fields()["modified"]:
        yield from structured.meta.get(name, ())


def _first_day(texts: Iterator[str], language: str, seen: datetime) -> datetime | None:
    days = (written_date(one, language) for one in texts)
    return next((day for day in days if day and _is_possible(day, seen)), None)


def _is_possible(moment: datetime, seen: datetime) -> bool:
    return _EARLIEST <= moment <= seen + timedelta(days=2)


def _first(texts: Iterator[str], seen: datetime) -> datetime | None:
    for value in texts:
        moment = parse_machine(value)
        if moment and _is_possible(moment, seen):
            return moment
    return None


def _offset(zone: str | None) -> timedelta:
    if not zone or zone[0] not in "+-":
        return timedelta()
    hours, minutes = int(zone[1:3]), int(zone[-2:]) if len(zone) > 3 else 0
    return timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
