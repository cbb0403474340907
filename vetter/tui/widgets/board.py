"""The board on which the sources arrive: one line each, live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from textual.content import Content
from textual.widgets import Static

from vetter import clock
from vetter.model import (
    Outcome,
    Source,
    SourceBegan,
    SourceEnded,
    SourceProgress,
)
from vetter.report.words import OUTCOMES
from vetter.tui.foreign import foreign
from vetter.tui.layout import Drawn
from vetter.tui.words import ASKED, SIGNS, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import RenderResult

    from vetter.model import Event

# What is looked up without asking anybody, and what is over before there is a board.
OFF_BOARD = frozenset({Source.LISTS, Source.CASES, Source.SEARCH, Source.OFFER})
NAME = 26  # cells
TIME = 8
BAR = 10


class Line(Struct):
    """What is known of one source. ``began`` is 0 while it waits, ``outcome`` None until it is done."""

    began: float = 0.0
    seconds: float = 0.0
    outcome: Outcome | None = None
    reason: str = ""
    done: int = 0
    total: int = 0
    note: str = ""
    halted: bool = False


class SourceBoard(Static):
    """Shows every source from the start, so that it is clear what is still to come."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        shown = [source for source in Source if source not in OFF_BOARD]
        self.lines: dict[Source, Line] = {source: Line() for source in shown}

    def render(self) -> RenderResult:
        """Return the board as it stands."""
        return _Board(self.lines)

    def take(self, event: Event) -> None:
        """Take in one event."""
        if isinstance(event, SourceBegan):
            self.lines[event.source] = Line(began=clock.ticks())
        elif isinstance(event, SourceProgress):
            line = self.lines.setdefault(event.source, Line(began=clock.ticks()))
            line.done, line.total, line.note = event.done, event.total, event.note
        elif isinstance(event, SourceEnded):
            line = self.lines.setdefault(event.source, Line())
            line.outcome, line.reason, line.seconds = event.outcome, event.reason, event.seconds
        self.refresh(layout=True)

    def halt(self) -> None:
        """Mark everything that has not ended as stopped by the person."""
        for line in self.lines.values():
            if line.outcome is None:
                line.seconds = clock.ticks() - line.began if line.began else 0.0
                line.outcome, line.halted = Outcome.NOT_ASKED, True
        self.refresh(layout=True)

    @property
    def ended(self) -> int:
        """How many sources are done."""
        return sum(line.outcome is not None for line in self.lines.values())


class _Board(Drawn):
    def __init__(self, lines: dict[Source, Line]) -> None:
        self.lines = lines

    def draw(self, width: int) -> Sequence[Content]:
        """Return one line per source; a reason that does not fit gets a line of its own."""
        drawn: list[Content] = []
        for source, line in self.lines.items():
            drawn.extend(_draw(source, line, width))
        return drawn


def _draw(source: Source, line: Line, width: int) -> list[Content]:
    sign, style, words = _state(line)
    room = max(width - 2 - NAME - TIME, 10)
    said = Content.assemble((words, style), _progress(line))
    below: list[Content] = []
    if line.reason:
        longer = Content.assemble(said, foreign(f": {line.reason}", "$quiet", 200))
        if longer.cell_length <= room:
            said = longer
        else:
            indent = " " * (2 + NAME)
            wrapped = foreign(line.reason, "$quiet", 200).wrap(room + TIME)
            below = [Content.assemble(indent, part) for part in wrapped[:3]]
    elif line.outcome is None and room > 62:
        said = Content.assemble(said, (f"  {ASKED[source]}", "$quiet"))
    said = said.truncate(room, ellipsis=True, pad=True)
    name = Content.styled(named(source), "bold" if line.began and not line.outcome else "")
    first = Content.assemble(
        (f"{sign} ", style),
        name.truncate(NAME, pad=True),
        said,
        (_time(line).rjust(TIME), "$quiet"),
    )
    return [first, *below]


def _state(line: Line) -> tuple[str, str, str]:
    if line.halted:
        words = "stopped before it had answered" if line.began else "not asked any more"
        return "·", "$quiet", words
    if line.outcome is not None:
        sign, colour = SIGNS[line.outcome]
        return sign, f"${colour}", OUTCOMES[line.outcome]
    return ("▸", "$primary", "asking") if line.began else ("·", "$quiet", "waiting")


def _progress(line: Line) -> Content:
    if line.outcome is not None or not line.done:
        return Content("")
    if not line.total:
        return foreign(f"  {line.done} {line.note}".rstrip(), "$quiet", 80)
    full = min(round(BAR * line.done / line.total), BAR)
    return Content.assemble(
        "  ",
        ("━" * full, "$primary"),
        ("─" * (BAR - full), "$rule"),
        foreign(f" {line.done} of up to {line.total} {line.note}".rstrip(), "$quiet", 80),
    )


def _time(line: Line) -> str:
    if line.outcome is not None:
        return f"{line.seconds:.1f} s" if line.seconds >= 0.05 else ""
    return f"{clock.ticks() - line.began:.1f} s" if line.began else ""
