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

    A star before a word stands for what a language writes on to its front:

    >>> bool(wording(["*redaktion"]).search("von unserer auslandsredaktion"))
    True
    """
    whole: list[str] = []
    begun: list[str] = []
    anywhere: list[str] = []
    for entry in sorted(set(entries), key=len, reverse=True):
        plain = re.escape(fold(entry.strip(STAR)))
        if entry.startswith(STAR):
            anywhere.append(plain if entry.endswith(STAR) else rf"{plain}(?!\w)")
            continue
        kind = anywhere if plain[-1:] >= _SPACELESS else begun if entry.endswith(STAR) else whole
        kind.append(plain)
    words = [rf"(?:{'|'.join(whole)})(?!\w)"] if whole else []
    # What holds for all stands before them, so that most places in a text are passed over at once.
    ways = [rf"\b(?=\w)(?:{'|'.join((*words, *begun))})"] if words or begun else []
    return re.compile("|".join((*ways, *anywhere)))
