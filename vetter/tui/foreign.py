"""The one way by which text from outside reaches the screen.

Textual reads a plain string as markup: ``[/]`` ends the program, ``[@click=…]`` runs an action, and
escape bytes pass through to the terminal. A `Content` made here is nothing but letters.
"""

from __future__ import annotations

from textual.content import Content

from vetter.report.safe import LIMIT, safe_text


def foreign(text: str, style: str = "", limit: int = LIMIT, *, lines: bool = False) -> Content:
    """Return text from outside as letters to show, in ``style``, at most ``limit`` of them."""
    return Content.styled(safe_text(text, limit, lines=lines), style)
