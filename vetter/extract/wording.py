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
    ending: list[str] = []
    for entry in sorted(set(entries), key=len, reverse=True):
        plain = fold(entry.strip(STAR))
        if entry.startswith(STAR):
            kind = anywhere if entry.endswith(STAR) else ending
        elif plain[-1:] >= _SPACELESS:
            kind = anywhere
        else:
            kind = begun if entry.endswith(STAR) else whole
        kind.append(plain)
    words = [rf"{any_of(whole)}(?!\w)"] if whole else []
    words += [any_of(begun)] if begun else []
    # What holds for all stands before them, so that most places in a text are passed over at once.
    ways = [rf"\b(?=\w)(?:{'|'.join(words)})"] if words else []
    ways += [any_of(anywhere)] if anywhere else []
    ways += [rf"{any_of(ending)}(?!\w)"] if ending else []
    return re.compile("|".join(ways))


def any_of(texts: Iterable[str]) -> str:
    """Return a pattern of texts, sorted by their first letters: where one begins no others are tried.

    >>> any_of(["ltd", "llc", "gmbh"])
    '(?:l(?:td|lc)|g(?:mbh))'
    """
    by_letter: dict[str, list[str]] = {}
    for text in texts:
        by_letter.setdefault(text[:1], []).append(re.escape(text[1:]))
    ways = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return f"(?:{'|'.join(ways)})"
