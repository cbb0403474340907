"""Whether a name claims an institution: an institute, a centre, a foundation, a news agency."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.wording import wording

if TYPE_CHECKING:
    import re


def claims_institution(name: str) -> bool:
    """Return whether a folded name claims one, by its first or last words or anywhere."""
    first, last, articles, anywhere = _words()
    head, _, rest = name.partition(" ")
    bare = rest if head in articles else name
    return (
        any(f"{bare} ".startswith(f"{word} ") and bare != word for word in first)
        or any(name.endswith(word if word > "\u2e80" else f" {word}") for word in last)
        or bool(anywhere.search(name))
    )


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str], re.Pattern[str]]:
    table = read_toml("institutions.toml")
    first, last = (tuple(map(fold, table[which])) for which in ("first", "last"))
    return first, last, frozenset(table["articles"]), wording(table["anywhere"])
