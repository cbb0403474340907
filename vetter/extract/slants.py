"""Lines in which a language model says with which slant it rewrote an article."""

from __future__ import annotations

from functools import cache
from typing import Final

from vetter.data import read_toml
from vetter.extract.fold import clean, fold
from vetter.extract.marks import unquoted

MAX_LINES: Final = 2_000
MAX_LINE: Final = 2_000  # characters


def slants(text: str) -> tuple[str, ...]:
    """Return the lines that say how the text was rewritten and in whose favour, unless they quote it.

    The phrases and their source stand in ``data/slants.toml``.
    """
    return tuple(
        clean(line, 300) for line in text.split("\n")[:MAX_LINES] if _slanted(line[:MAX_LINE])
    )


def _slanted(line: str) -> bool:
    plain = f" {fold(unquoted(line))} "
    return all(any(phrase in plain for phrase in phrases) for phrases in _tables())


@cache
def _tables() -> tuple[tuple[str, ...], ...]:
    """Return the phrases of which a line holds one of each table: the rarest table first."""
    table = read_toml("slants.toml")
    return tuple(
        tuple(f" {fold(phrase)} " for phrase in dict.fromkeys(table[name]))
        for name in ("rewritten", "tone", "text", "slanted")
    )
