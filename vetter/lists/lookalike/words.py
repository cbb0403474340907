"""Words that are hung on an outlet's name, and what is left without them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.lists.lookalike.facts import imitation, innocence

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_REST: Final = 3
"""Letters that must be left of a name."""
SHORTEST_CORE: Final = 5
"""The same where a word of the name itself is left off."""


@cache
def kinds() -> dict[str, str]:
    """Return the words that are hung on names, each with its kind: place, code, news, article."""
    words = imitation()["words"]
    return (
        dict.fromkeys(words["articles"], "article")
        | dict.fromkeys(words["news"], "news")
        | dict.fromkeys(words["places"]["names"], "place")
        | dict.fromkeys(words["places"]["codes"], "code")
    )


def core(name: str) -> str:
    """Return a name without the article in front, or without a word of a newsroom if that leaves no ordinary word."""
    bare = without_article(name)
    if bare != name and len(bare) >= SHORTEST_CORE:
        return bare
    rests = [rest for rest, word in splits(name) if kinds().get(word) == "news" and len(word) > 1]
    named = [rest for rest in rests if len(rest) >= SHORTEST_CORE and not ordinary(rest)]
    return min(named, key=len, default=name)


def without_article(name: str) -> str:
    """Return a name without the article in front; articles of one letter are none here."""
    articles = (word for word, kind in kinds().items() if kind == "article" and len(word) > 1)
    found = [word for word in articles if name.startswith(word)]
    return name.removeprefix(max(found, key=len, default=""))


@cache
def country_words(country: str) -> frozenset[str]:
    """Return the words by which an address names a country (ISO 3166): its code, and what else it is called."""
    codes = imitation()["words"]["countries"]
    return frozenset([country.lower(), *codes.get(country, ())]) - {""}


def splits(name: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut a text in two, as (rest, added): the addition behind, then in front."""
    for at in range(SHORTEST_REST, len(name)):
        yield name[:at], name[at:]
    for at in range(1, len(name) - SHORTEST_REST + 1):
        yield name[at:], name[:at]


@cache
def _titles() -> frozenset[str]:
    table = innocence()["ordinary"]
    return frozenset(table["titles"]) | frozenset(
        word for word, kind in kinds().items() if kind in ("place", "article") and len(word) > 1
    )


@cache
def _ordinary_words() -> frozenset[str]:
    table = innocence()["ordinary"]
    places = (word for word, kind in kinds().items() if kind == "place")
    return frozenset(table["words"]) | frozenset(table["titles"]) | frozenset(places)


def ordinary(name: str) -> bool:
    """Return whether a name is an ordinary word."""
    return name in _ordinary_words()


def of_titles(name: str) -> bool:
    """Return whether a name is made of the words that titles of papers are made of."""
    # Whether words end at each letter: a walk over the name, not over the ways to cut it.
    ends = [True] + [False] * len(name)
    titles = _titles()
    for end in range(1, len(name) + 1):
        ends[end] = any(ends[at] and name[at:end] in titles for at in range(max(0, end - 16), end))
    return ends[-1]
