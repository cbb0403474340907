"""The offer in the app: how it came, what it says, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from vetter.report.offered import desk, pieces
from vetter.tui.foreign import foreign
from vetter.tui.layout import Hanging
from vetter.tui.widgets.items import heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from vetter.model import Assessment

LABEL = 16


def blocks(safe: Assessment) -> Iterable[Widget]:
    """Return the pieces of the offer from top to bottom, from an assessment that is safe to show."""
    for piece in pieces(safe):
        yield Static(heading(piece.title, piece.note))
        for label, text in piece.pairs:
            yield Static(Hanging(Content.styled(label, "$quiet"), foreign(text), LABEL))
        if piece.copied:
            yield Static(
                Content("\n").join(foreign(line) for line in piece.copied), classes="reply"
            )
        for line in piece.lines:
            yield Static(Hanging(Content.styled("•", "$quiet"), foreign(line)))
        for one in piece.desks:
            words = Content.assemble(foreign(desk(one)), "\n", foreign(one.url, "$primary", 400))
            yield Static(Hanging(Content.styled("•", "$quiet"), words))
