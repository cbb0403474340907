"""The traces of all pages, feeds and lists of a site, brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.trace import clocks, locale
from vetter.model import (
    Citation,
    Fact,
    FeedReading,
    PageState,
    PortraitReading,
    TraceKind,
    WordpressReading,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.model import Page, Reading, Record, Trace

MAX_CITED: Final = 6


def traces(
    readings: Sequence[tuple[Record, Reading]], pages: Sequence[Page]
) -> tuple[Fact[Trace], ...]:
    """Return each trace once, citing the first few records that it was seen in."""
    found: dict[tuple[str, tuple[str, ...], int | None], tuple[Trace, list[Citation]]] = {}
    for record, trace in _seen(readings, pages):
        key = (trace.kind, trace.languages, trace.minutes)
        cited = found.setdefault(key, (trace, []))[1]
        if len(cited) < MAX_CITED:
            cited.append(Citation(record, trace.excerpt))
    return tuple(Fact(trace, tuple(dict.fromkeys(cited))) for trace, cited in found.values())


def _seen(
    readings: Sequence[tuple[Record, Reading]], pages: Sequence[Page]
) -> Iterator[tuple[str, Trace]]:
    for page in pages:
        if page.state is PageState.READ:
            yield from ((page.record, trace) for trace in page.traces)
    for record, reading in readings:
        if isinstance(reading, FeedReading):
            yield from ((record.id, trace) for trace in locale(reading.language))
        if isinstance(reading, (FeedReading, WordpressReading)):
            yield from ((record.id, trace) for trace in clocks(reading.offsets))
        if isinstance(reading, PortraitReading):
            edited = clocks(reading.portrait.clocks, TraceKind.PICTURE)
            yield from ((record.id, trace) for trace in edited)
