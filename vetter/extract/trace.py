"""Traces as they are written down, from offsets and tags: of pages, and of feeds without reading a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.fold import clean
from vetter.extract.language_tag import normal
from vetter.model import Trace, TraceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_EXCERPT: Final = 120  # characters


def clocks(offsets: tuple[int, ...], kind: TraceKind = TraceKind.CLOCK) -> Iterator[Trace]:
    """Yield a trace for each offset from UTC; UTC itself is where programs stand that stand nowhere."""
    for minutes in offsets:
        if minutes:
            hours = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
            yield Trace(kind=kind, minutes=minutes, excerpt=f"UTC{hours}")


def locale(code: str) -> Iterator[Trace]:
    """Yield a trace for a language that something declares, if it is one."""
    language = normal(code)
    if language:
        excerpt = clean(code, MAX_EXCERPT)
        yield Trace(kind=TraceKind.LOCALE, languages=(language,), excerpt=excerpt)
