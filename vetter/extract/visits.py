"""Pages that were asked for to see what becomes of them: where each visit began and what it came to."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from vetter.extract.wayback import archived_as
from vetter.model import ArchivedArticle, Citation, Mark, PageReading, PageState, Purpose, Visit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vetter.model import Page, Post, Reading, Record, WaybackReading

MAX_LISTED: Final = 50


def visits(
    records: Sequence[Record], readings: Sequence[tuple[Record, Reading]]
) -> tuple[Visit, ...]:
    """Return the visits that were made once more, in the order in which they were made."""
    read = {record.id: reading for record, reading in readings}
    return tuple(
        Visit(
            url=hops[0].url,
            end=hops[-1].url,
            other_reader=Mark.OTHER_READER in hops[0].marks,
            page=_page(hops[-1], read),
            cited=_cited(hops),
        )
        for hops in _fetches(records, Purpose.PAGE_AGAIN)
    )


def archived_articles(
    records: Sequence[Record],
    readings: Sequence[tuple[Record, Reading]],
    indexes: Sequence[tuple[Record, WaybackReading]],
    posts: Sequence[Post],
) -> tuple[ArchivedArticle, ...]:
    """Return the articles of the archive that the site was asked for or lists itself."""
    read = {record.id: reading for record, reading in readings}
    captured = {
        archived_as(capture.url): (capture.time, Citation(record.id, capture.url))
        for record, index in indexes
        for capture in index.captures
    }
    asked = tuple(
        ArchivedArticle(
            url=hops[0].url,
            captured=captured[archived_as(hops[0].url)][0],
            live=_is_live(hops, _page(hops[-1], read)),
            cited=(*_cited(hops), captured[archived_as(hops[0].url)][1]),
        )
        for hops in _fetches(records, Purpose.PAGE_KNOWN)
        if archived_as(hops[0].url) in captured
    )
    listed = (post for post in posts if archived_as(post.url) in captured)
    return asked + tuple(
        ArchivedArticle(
            url=post.url,
            captured=captured[archived_as(post.url)][0],
            live=True,
            listed=True,
            cited=post.cited,
        )
        for post in islice(listed, MAX_LISTED)
    )


def _fetches(records: Sequence[Record], purpose: Purpose) -> list[list[Record]]:
    """Return the hops of each fetch made for a purpose.

    These are made one after the other: every record up to one that redirects nowhere is of the same.
    """
    found: list[list[Record]] = []
    going_on = False
    for record in records:
        if record.purpose is purpose:
            if not going_on:
                found.append([])
            found[-1].append(record)
            going_on = bool(record.location) and record.trouble is None
    return found


def _is_live(hops: list[Record], page: Page | None) -> bool | None:
    if page is None:
        return None
    to_front = len(hops) > 1 and urlsplit(hops[-1].url).path in ("", "/")
    if page.state is PageState.MISSING or to_front:
        return False
    return True if page.state is PageState.READ else None


def _page(record: Record, read: Mapping[str, Reading]) -> Page | None:
    reading = read.get(record.id)
    return reading.page if isinstance(reading, PageReading) else None


def _cited(hops: list[Record]) -> tuple[Citation, ...]:
    return tuple(Citation(hop.id, hop.location) for hop in hops)
