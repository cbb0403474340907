"""The live table that a terminal shows while sources answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from vetter import clock
from vetter.cli.progress import STAGES
from vetter.model import Outcome, Source, SourceBegan, SourceEnded, SourceProgress, StageBegan
from vetter.report.safe import safe_text
from vetter.report.words import OUTCOMES, SOURCES

if TYPE_CHECKING:
    from vetter.model import Event

SYMBOLS = {Outcome.ANSWERED: "✓", Outcome.ABSENT: "0", Outcome.NOT_ASKED: "·"}


class LiveTable:
    """Shows one line per source on stderr, and removes itself when the work is done."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._live = Live(self, console=self._console, refresh_per_second=8, transient=True)
        self._stage = ""
        self._lines: dict[Source, tuple[str, str, float]] = {}
        self._began: dict[Source, float] = {}

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def tell(self, event: Event) -> None:
        """Take in one event."""
        if isinstance(event, StageBegan):
            self._stage = STAGES.get(event.stage, event.stage)
        elif isinstance(event, SourceBegan):
            self._began[event.source] = clock.ticks()
            self._lines[event.source] = ("…", "asking", -1.0)
        elif isinstance(event, SourceProgress):
            of = f" of at most {event.total}" if event.total else ""
            self._lines[event.source] = ("…", f"{event.done}{of} {event.note}".strip(), -1.0)
        elif isinstance(event, SourceEnded):
            words = OUTCOMES[event.outcome] + (f": {event.reason}" if event.reason else "")
            self._lines[event.source] = (SYMBOLS.get(event.outcome, "!"), words, event.seconds)

    def __rich__(self) -> Group:
        """Return what the terminal shows now."""
        table = Table.grid(padding=(0, 2))
        for source, (symbol, words, seconds) in self._lines.items():
            spent = clock.ticks() - self._began.get(source, clock.ticks())
            shown = seconds if seconds >= 0 else spent
            table.add_row(
                symbol,
                SOURCES[source],
                Text(safe_text(words), overflow="ellipsis", no_wrap=True),
                f"{shown:.1f} s",
            )
        return Group(Text(self._stage, style="bold"), table)
