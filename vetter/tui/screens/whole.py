"""Screens that are begun with their widgets, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.events import Event

Result = TypeVar("Result")


class WholeScreen(Screen[Result]):
    """A screen that is left alone where the app is being left just as it comes: it gets no widgets then."""

    async def on_event(self, event: Event) -> None:
        """Pass over that it is there, if not all of it is."""
        leaving = not (self.app.is_running and self.is_attached)
        if isinstance(event, events.Mount) and leaving:
            return
        await super().on_event(event)
