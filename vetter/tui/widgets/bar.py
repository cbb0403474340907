"""The line at the top of every screen: where one is, and what is being looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import RenderResult


class TopBar(Static):
    """The program's name, the screen's, and what it is about."""

    def __init__(self, place: str, about: Content | None = None) -> None:
        super().__init__()
        self._place = place
        self._about = about or Content("")

    def render(self) -> RenderResult:
        """Return the line."""
        line = Content.assemble((" vetter ", "bold $primary"), (f"/ {self._place}", "$quiet"))
        if self._about:
            line = Content.assemble(line, ("  ", ""), self._about)
        return line

    def tell(self, about: Content) -> None:
        """Change what the screen is about."""
        self._about = about
        self.refresh()
