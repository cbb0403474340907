"""A sheet of text for a terminal: headings, paragraphs, lists and tables of a given width."""

from __future__ import annotations

import re
from io import StringIO
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

NARROWEST: Final = 60
MARGIN: Final = 2
QUIET: Final = "dim"
_TRAILING: Final = re.compile(r" +((?:\x1b\[0m)?)$", re.MULTILINE)


class Sheet:
    """Collects what is printed. Takes text that is safe already, and reads no markup in it."""

    def __init__(self, *, width: int, colour: bool) -> None:
        self._out = StringIO()
        self._gap = True
        self.width = max(NARROWEST, width)
        self._console = Console(
            file=self._out,
            width=self.width,
            color_system="standard" if colour else None,
            force_terminal=colour,
            force_jupyter=False,
            no_color=not colour,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    def text(self) -> str:
        """Return everything printed so far, with no blanks at the ends of lines."""
        return _TRAILING.sub(r"\1", self._out.getvalue()).strip("\n") + "\n"

    def gap(self) -> None:
        """Leave a line free, once."""
        if not self._gap:
            self._console.print()
        self._gap = True

    def heading(self, title: str, note: str = "") -> None:
        """Begin a section."""
        self.gap()
        line = Text(f"{title} ", style="bold")
        if note:
            line.append(f"· {note} ", f"not bold {QUIET}")
        line.append("─" * max(0, self.width - line.cell_len), f"not bold {QUIET}")
        self._row(0, (line,))
        self.gap()

    def line(self, text: str, style: str = "", indent: int = MARGIN) -> None:
        """Print a paragraph."""
        self._row(indent, (Text(text, style),))

    def item(
        self,
        mark: str,
        text: str,
        style: str = "",
        mark_style: str = "",
        *,
        note: str = "",
        indent: int = MARGIN,
    ) -> None:
        """Print a paragraph that hangs behind its mark, and a quiet ``note`` at its end."""
        shown = Text(mark, mark_style)
        said = Text(text, style)
        if note:
            said.append(f" · {note}", QUIET)
        self._row(indent, (shown, said), shown.cell_len + 1)

    def pair(self, label: str, text: str, *, column: int = 12, indent: int = MARGIN) -> None:
        """Print a label and what belongs to it, in two columns."""
        self._row(indent, (Text(label, QUIET), Text(text)), column)

    def columns(self, cells: tuple[str, ...], *widths: int) -> None:
        """Print a row of a table without lines; ``widths`` are those of all cells but the last."""
        self._row(MARGIN, tuple(map(Text, cells)), *widths)

    def _row(self, indent: int, cells: tuple[Text, ...], *widths: int) -> None:
        grid = Table.grid(padding=0, expand=True)
        for width in widths:
            grid.add_column(width=min(width, self.width // 3), overflow="fold")
        grid.add_column(overflow="fold", ratio=1)
        grid.add_row(*cells)
        self._console.print(Padding(grid, (0, 0, 0, indent)))
        self._gap = False
