"""The line into which a target is typed or pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Input

from vetter.report.safe import safe_text
from vetter.resolve.prose import is_letter

if TYPE_CHECKING:
    from textual import events

LONGEST = 2000
LONGEST_LETTER = 400_000  # characters of a message that are taken from the clipboard


def first_line(pasted: str) -> str:
    """Return the first line with something on it, safe to show."""
    lines = (safe_text(line, LONGEST).strip() for line in pasted[: LONGEST * 4].splitlines())
    return next((line for line in lines if line), "")


class TargetInput(Input):
    """An input that takes what people really paste: with line breaks, blanks, and invisible rubbish."""

    class Letter(Message):
        """A whole letter was pasted, which has no room in one line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(
            first_line(value),
            placeholder="a name, an address, a link, an e-mail, or a list (.csv)",
            max_length=LONGEST,
            id=id,
        )
        self._left = ("", 0)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = event.text[: LONGEST_LETTER + 1]  # one more tells that it is not all of it
        one_line = len(text.strip().splitlines()) < 2
        if is_letter(text) and not (one_line and len(text) <= LONGEST):
            self.post_message(self.Letter(text))
            return
        self.replace(first_line(text), *self.selection)
        more = sum(1 for line in text.splitlines() if line.strip()) - 1
        self._left = (self.value, more)

    @property
    def left_out(self) -> int:
        """How many lines there was no room for in what was pasted, as long as it stands there."""
        value, more = self._left
        return more if value == self.value else 0
