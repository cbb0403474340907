"""Lines in which a language model says with which slant it rewrote an article."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from vetter.data import read_toml
from vetter.extract.fold import clean, fold
from vetter.extract.marks import unquoted
from vetter.extract.sentences import split
from vetter.extract.wording import wording

MAX_LINES: Final = 2_000
MAX_LINE: Final = 2_000  # characters
_SPACELESS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def slants(text: str) -> tuple[str, ...]:
    """Return the lines that say how the text was rewritten and in whose favour, unless they quote it.

    The phrases and their source stand in ``data/slants.toml``.
    """
    return tuple(
        clean(line, 300) for line in text.split("\n")[:MAX_LINES] if _slanted(line[:MAX_LINE])
    )


def _slanted(line: str) -> bool:
    # Without spaces between words a phrase is found within others, and a paragraph holds many: sentence by sentence.
    parts = split(line) if _SPACELESS.search(line) else (line,)
    plain = (fold(unquoted(part)) for part in parts)
    return any(all(table.search(part) for table in _tables()) for part in plain)


@cache
def _tables() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of which a line holds one of each: the rarest first."""
    table = read_toml("slants.toml")
    return tuple(wording(table[name]) for name in ("rewritten", "tone", "text", "slanted"))
