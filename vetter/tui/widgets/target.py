"""The line into which a target is typed or pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from textual import events

LONGEST = 2000


def first_line(pasted: str) -> str:
    """Return the first line with something on it, safe to show."""
    lines = (safe_text(line, LONGEST).strip() for line in pasted[: LONGEST * 4].splitlines())
    return next((line for line in lines if line), "")


class TargetInput(Input):
    """An input that takes what people really paste: with line breaks, blanks, and invisible rubbish."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(
            first_line(value),
            placeholder="a name, an address, a link, an e-mail, or a list (.csv)",
            max_length=LONGEST,
            id=id,
        )

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(first_line(event.text), *self.selection)
