"""Words as data files give them, some with a star for their endings, as one pattern for folded text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vetter.extract.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

STAR: Final = "*"
_SPACELESS: Final = "\u1100"
"""From this letter on are the scripts that put no spaces between words, or write particles on to them."""


def wording(entries: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the entries as whole words in folded text.

    >>> bool(wording(["our", "journalist*"]).search("six journalists met"))
    True
    >>> bool(wording(["our"]).search("the hours were long"))
    False
    """
    return re.compile("|".join(sorted(set(map(_one, entries)), key=len, reverse=True)))


def _one(entry: str) -> str:
    plain = re.escape(fold(entry.removesuffix(STAR)))
    if plain[-1:] >= _SPACELESS:
        return plain
    return rf"(?<!\w){plain}" if entry.endswith(STAR) else rf"(?<!\w){plain}(?!\w)"
