"""Whether a name claims an institution (an institute, a centre, a foundation, a news agency), and a sentence a body in law."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.sentences import turned_around
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


def claims_body(sentence: str) -> bool:
    """Return whether an outlet says in a sentence about itself that it is a body in law.

    >>> claims_body("We are a separate legal entity."), claims_body("They are not officially registered.")
    (True, False)
    """
    told = fold(sentence)
    return any(not turned_around(told[: found.start()]) for found in _said().finditer(told))


@cache
def _said() -> re.Pattern[str]:
    return wording(read_toml("institutions.toml")["said"])


@cache
def _words() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str], re.Pattern[str]]:
    table = read_toml("institutions.toml")
    first, last = (tuple(map(fold, table[which])) for which in ("first", "last"))
    return first, last, frozenset(table["articles"]), wording(table["anywhere"])
