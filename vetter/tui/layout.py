"""Visuals that Textual does not bring: a hanging indent, the beginning of a text, a range on a scale, dates on an axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.visual import RenderOptions, Visual

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from textual.css.styles import RulesMap
    from textual.style import Style


class Hanging(Visual):
    """A marker, and beside it a text whose further lines start where the first one did."""

    def __init__(self, marker: Content, body: Visual, indent: int = 3) -> None:
        self.marker = marker
        self.body = body
        self.indent = indent

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the lines, the marker beside the first of them."""
        room = max(width - self.indent, 1)
        body = self.body.render_strips(room, height, style, options)
        first = self.marker.render_strips(self.indent, 1, style, options)[:1]
        blank = Strip([Segment(" " * self.indent, style.rich_style)])
        return [
            Strip.join(
                [
                    (first[0] if first and not number else blank).adjust_cell_length(
                        self.indent, style.rich_style
                    ),
                    strip.adjust_cell_length(room, style.rich_style),
                ]
            )
            for number, strip in enumerate(body)
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which nothing wraps."""
        return self.body.get_optimal_width(rules, container_width) + self.indent

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines the body takes."""
        return self.body.get_height(rules, max(width - self.indent, 1))


class Drawn(Visual):
    """A drawing that is as wide as its place: ``draw`` turns a width into lines."""

    def draw(self, width: int) -> Sequence[Content]:
        """Return the lines of the drawing, each at most ``width`` cells."""
        raise NotImplementedError

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the drawing, cut to ``height``."""
        strips = [
            strip.adjust_cell_length(width, style.rich_style)
            for line in self.draw(max(width, 10))
            for strip in line.render_strips(width, 1, style, options)[:1]
        ]
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return all there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return how many lines the drawing has."""
        return len(self.draw(max(width, 10)))


class Brief(Drawn):
    """A text of at most ``most`` lines; an ellipsis shows that there is more."""

    def __init__(self, text: Content, most: int) -> None:
        self.text = text
        self.most = most

    def draw(self, width: int) -> Sequence[Content]:
        """Return the first lines of the text."""
        lines = self.text.wrap(width)
        if len(lines) <= self.most:
            return lines
        last = lines[self.most - 1].rstrip().truncate(width - 1)
        return (*lines[: self.most - 1], Content.assemble(last, "…"))


class Scale(Drawn):
    """A range between 0 and 1 on a scale, with its ends named."""

    def __init__(self, low: float, high: float, style: str) -> None:
        self.low = low
        self.high = high
        self.style = style

    def draw(self, width: int) -> Sequence[Content]:
        """Return the one line."""
        length = max(min(width, 64) - 12, 8)
        start = min(int(self.low * length), length - 1)
        stop = min(max(round(self.high * length), start + 1), length)
        return (
            Content.assemble(
                (" 0 % ", "$quiet"),
                ("─" * start, "$rule"),
                ("━" * (stop - start), f"bold {self.style}"),
                ("─" * (length - stop), "$rule"),
                (" 100 %", "$quiet"),
            ),
        )


class Share(Drawn):
    """How much of a whole is done, as a bar."""

    def __init__(self, part: int, whole: int, style: str) -> None:
        self.part = part
        self.whole = whole
        self.style = style

    def draw(self, width: int) -> Sequence[Content]:
        """Return the one line."""
        length = min(width, 60)
        full = min(round(length * self.part / self.whole), length) if self.whole else 0
        return (Content.assemble(("━" * full, self.style), ("─" * (length - full), "$rule")),)


class Axis(Drawn):
    """Moments on a line from the first to the last, drawn to scale; ``claimed`` ones are hollow."""

    def __init__(self, moments: Sequence[tuple[datetime, bool]]) -> None:
        self.moments = sorted(moments)

    def draw(self, width: int) -> Sequence[Content]:
        """Return the line of signs, and below it the years at its ends."""
        first, last = self.moments[0][0], self.moments[-1][0]
        length = max(width - 2, 8)
        whole = (last - first).total_seconds() or 1.0
        signs = [("─", "$rule")] * length
        for moment, claimed in self.moments:
            place = round((moment - first).total_seconds() / whole * (length - 1))
            signs[place] = ("○", "$accent") if claimed else ("●", "$primary")
        form = "%Y" if first.year != last.year else "%Y-%m"
        left, right = f"{first:{form}}", f"{last:{form}}"
        years = left + " " * max(length - len(left) - len(right), 1) + right
        return (Content.assemble(*signs), Content.styled(years, "$quiet"))
