"""A list of things to choose from, in which headings stand between the things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.visual import Visual


class ItemList(OptionList):
    """An option list whose lines are visuals (never strings) and carry the thing they show."""

    class Chosen(Message):
        """The person chose a thing, by Enter or by clicking on it."""

        def __init__(self, items: ItemList, thing: Any) -> None:
            super().__init__()
            self.items = items
            self.thing = thing

        @property
        def control(self) -> ItemList:
            """Return the list, so that handlers can select on it."""
            return self.items

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes, markup=False)
        self._things: list[Any] = []

    def fill(self, lines: Iterable[tuple[Visual, Any]]) -> None:
        """Show these lines; those without a thing are headings."""
        kept = self.highlighted
        self.clear_options()
        shown = list(lines)
        self._things = [thing for _, thing in shown]
        self.add_options([Option(visual, disabled=thing is None) for visual, thing in shown])
        possible = [number for number, thing in enumerate(self._things) if thing is not None]
        if possible:
            self.highlighted = kept if kept in possible else possible[0]

    @property
    def current(self) -> Any:
        """Return the thing under the cursor."""
        number = self.highlighted
        return None if number is None else self._things[number]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass on what was chosen."""
        event.stop()
        thing = self._things[event.option_index]
        if thing is not None:
            self.post_message(self.Chosen(self, thing))

    def action_cursor_up(self) -> None:
        """Move up; at the first thing, show the heading above it instead of going round."""
        first = next((n for n, thing in enumerate(self._things) if thing is not None), None)
        if self.highlighted != first:
            super().action_cursor_up()
        if self.highlighted == first:
            self.scroll_home(animate=False)


def heading(text: str, note: str = "") -> Content:
    """Return a heading for a list or a document. Both texts are ours."""
    parts = [("\n" + text, "bold $primary")]
    if note:
        parts.append((f"  {note}", "$quiet"))
    return Content.assemble(*parts)
