"""Articles that are told in the sentences of others, with other numbers and names in them."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.check.looked import articles
from vetter.extract.fold import fold
from vetter.extract.sentences import split
from vetter.model import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Dossier

FEWEST: Final = 6
MOST: Final = 0.5
"""The share of articles that are made so, from which on it is how the outlet works and not a column of figures."""

MUCH: Final = 0.6
"""The share of an article's words that stand in others as well, but for numbers and names."""

ANEW: Final = 0.3
"""The share of its words in sentences that were filled in anew: what stands in all as it is was not."""

BELOW: Final = 3
NEARLY: Final = 0.8
"""An article is told without so many sentences at its end that end nearly all of them: an appeal, a notice."""

PLAIN: Final = 5
"""Words of a pattern that are neither: fewer are a headline or a caption."""

MAX_TEXT: Final = 20_000  # characters of each article
GAP: Final = "#"


class Patterned(Struct, frozen=True):
    """The articles that are made so, of how many, and a sentence that shows it."""

    made: tuple[Page, ...]
    read: int
    example: str = ""

    @property
    def most(self) -> bool:
        """Whether it is half of them or more."""
        return len(self.made) >= MOST * self.read


class _Sentence(Struct, frozen=True):
    text: str
    pattern: str
    words: int


def patterned(dossier: Dossier) -> Patterned | None:
    """Return the articles that mostly consist of sentences which others have too, some of them filled in anew.

    None where too few articles were read to tell.
    """
    read = {page.url: (page, list(_sentences(page))) for page in articles(dossier)}
    if len(read) < FEWEST:
        return None
    wordings: dict[str, set[str]] = defaultdict(set)
    bearing: dict[str, set[str]] = defaultdict(set)
    for url, (_, found) in read.items():
        for one in found:
            wordings[one.pattern].add(one.text)
            bearing[one.pattern].add(url)
    repeated = {pattern for pattern, urls in bearing.items() if len(urls) > 1}
    filled = {pattern for pattern in repeated if len(wordings[pattern]) > 1}
    usual = {pattern for pattern, urls in bearing.items() if len(urls) >= NEARLY * len(read)}
    told = [(page, _without_end(found, usual)) for page, found in read.values()]
    made = [pair for pair in told if _is_made(pair[1], repeated, filled)]
    examples = (one.text for _, found in made for one in found if one.pattern in filled)
    return Patterned(tuple(page for page, _ in made), len(read), next(examples, ""))


def _without_end(found: list[_Sentence], usual: set[str]) -> list[_Sentence]:
    """Return the sentences without those below; an article of nothing else is no article with something below it."""
    if all(one.pattern in usual for one in found):
        return found
    end = len(found)
    while end > max(0, len(found) - BELOW) and found[end - 1].pattern in usual:
        end -= 1
    return found[:end]


def _is_made(found: list[_Sentence], repeated: set[str], filled: set[str]) -> bool:
    every = sum(one.words for one in found)
    again = sum(one.words for one in found if one.pattern in repeated)
    anew = sum(one.words for one in found if one.pattern in filled)
    return bool(every) and again >= MUCH * every and anew >= ANEW * every


def _sentences(page: Page) -> Iterator[_Sentence]:
    for line in page.text[:MAX_TEXT].splitlines():
        for text in split(line):
            words = text.split()
            pattern = _pattern(words)
            if sum(word != GAP for word in pattern) >= PLAIN:
                yield _Sentence(text, " ".join(pattern), len(words))


def _pattern(words: list[str]) -> list[str]:
    """Return the words of a sentence, with one gap for each run of numbers and names: what has a digit or a capital."""
    pattern: list[str] = []
    for place, word in enumerate(words):
        part = _part(word, first=place == 0)
        if part != GAP or pattern[-1:] != [GAP]:
            pattern.append(part)
    return pattern


@lru_cache(maxsize=4_096)  # most words of a text are few
def _part(word: str, *, first: bool) -> str:
    name = not first and word[:1].isupper()
    return GAP if name or any(c.isdigit() for c in word) else fold(word)
