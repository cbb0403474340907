"""Which sites are news outlets by their names."""

from __future__ import annotations

from functools import cache

from vetter.data import read_toml


def named_as_paper(label: str) -> bool:
    """Return whether a label of a domain is put together as the names of news outlets are.

    >>> named_as_paper("pinelakereporter"), named_as_paper("reporter"), named_as_paper("pinelakebakery")
    (True, False, False)
    """
    words = press_words()
    plain = label.replace("-", "")
    ends = any(plain.endswith(word) and plain != word for word in words["last"])
    return ends or any(plain.startswith(word) and plain != word for word in words["first"])


@cache
def press_words() -> dict[str, tuple[str, ...]]:
    """Return the words that names of news outlets end with ("last") and begin with ("first")."""
    table = read_toml("press-words.toml")
    return {name: tuple(table[name]) for name in ("first", "last")}
