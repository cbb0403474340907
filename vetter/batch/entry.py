"""One entry of a list as it stands there, before anybody judges whether it names an outlet."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

LONGEST_CELL: Final = 2_000


class Entry(Struct, frozen=True):
    """What one line of a list says.

    ``text`` names the outlet, ``cells`` are all columns by name. ``fault`` is what is wrong with how it
    is written; ``remark`` marks a comment.
    """

    number: int
    text: str
    cells: dict[str, str] = {}
    fault: str = ""
    remark: bool = False


def shortened(text: str) -> str:
    """Return a cell, cut where nobody reads on."""
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
