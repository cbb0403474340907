"""Shows stored bytes: rows of safe text or hexadecimal, of any number, with search."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from vetter.tui import evidence_text

if TYPE_CHECKING:
    from textual import events

    from vetter.tui.evidence_text import Row


class BodyView(ScrollView, can_focus=True):
    """Only the rows that are seen are drawn, so the size of the body does not matter."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"body--match", "body--match-now"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._body = b""
        self._lines: list[str] = []
        self._rows: list[Row] = []
        self._matches: list[Row] = []
        self._by_line: dict[int, list[int]] = {}
        self._now = -1
        self.hexadecimal = False

    def show(self, body: bytes, lines: list[str], *, hexadecimal: bool) -> None:
        """Show a body, in hexadecimal or by the ``lines`` of its text, which are safe already."""
        self._body = body
        self._lines = lines
        self._matches, self._by_line, self._now = [], {}, -1
        self.hexadecimal = hexadecimal
        self._arrange()
        self.scroll_home(animate=False)

    def search(self, wanted: str) -> int:
        """Mark all places in the text where ``wanted`` stands, go to the first, and return their number."""
        self._matches = evidence_text.find(self._lines, wanted)
        self._by_line = {}
        for number, match in enumerate(self._matches):
            self._by_line.setdefault(match.line, []).append(number)
        self._now = -1
        if self._matches:
            self.step(1)
        self.refresh()
        return len(self._matches)

    def step(self, step: int) -> int:
        """Go to the next or previous match and return its number from 1; 0 if there is none."""
        if not self._matches or self.hexadecimal:
            return 0
        self._now = (self._now + step) % len(self._matches)
        self._reveal_soon()
        self.refresh()
        return self._now + 1

    def _reveal_soon(self) -> None:
        """Scroll to the match once the rows that were just arranged have their place."""
        if self._now >= 0:
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        if not 0 <= self._now < len(self._matches):
            return
        match = self._matches[self._now]
        here = (
            number
            for number, row in enumerate(self._rows)
            if row.line == match.line and row.start <= match.start < max(row.stop, row.start + 1)
        )
        row = next(here, 0)
        self.scroll_to(y=max(row - self.size.height // 3, 0), animate=False)

    def _arrange(self) -> None:
        width = max(self.scrollable_content_region.width, 20)
        if self.hexadecimal:
            height = -(-len(self._body) // evidence_text.PER_ROW)
        else:
            self._rows = evidence_text.wrap(self._lines, width)
            height = len(self._rows)
        self.virtual_size = Size(80 if self.hexadecimal else width, height)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's signature
        """Wrap anew, and keep the match in sight."""
        self._arrange()
        self._reveal_soon()

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        number = y + self.scroll_offset.y
        width = self.size.width
        style = self.rich_style
        if self.hexadecimal:
            inside = number * evidence_text.PER_ROW < len(self._body)
            text = evidence_text.hex_row(self._body, number) if inside else ""
            strip = Strip([Segment(text, style)])
            return strip.crop_extend(self.scroll_offset.x, self.scroll_offset.x + width, style)
        if number >= len(self._rows):
            return Strip.blank(width, style)
        return Strip(self._segments(self._rows[number])).crop_extend(0, width, style)

    def _segments(self, row: Row) -> list[Segment]:
        line, style = self._lines[row.line], self.rich_style
        marked = self.get_component_rich_style("body--match")
        current = self.get_component_rich_style("body--match-now")
        segments: list[Segment] = []
        at = row.start
        for number in self._by_line.get(row.line, ()):
            start = max(self._matches[number].start, row.start)
            stop = min(self._matches[number].stop, row.stop)
            if start < stop:
                segments.append(Segment(line[at:start], style))
                shade = current if number == self._now else marked
                segments.append(Segment(line[start:stop], shade))
                at = stop
        segments.append(Segment(line[at : row.stop], style))
        return segments
