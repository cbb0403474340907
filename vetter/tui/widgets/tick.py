"""A box to tick that does not tell by colour alone whether it is ticked."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Checkbox


class Tick(Checkbox):
    """``[x] label`` or ``[ ] label``; the label is ours."""

    def __init__(self, label: str, value: bool = False, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(Content(label), value, id=id, compact=True)

    def render(self) -> Content:
        """Return the box and its label."""
        box = ("[x]", "bold $primary") if self.value else ("[ ]", "$quiet")
        return Content.assemble(box, " ", self._label)
