"""Whether an outlet says that it is old without giving the year: "the county's oldest daily", "for over fifty years"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.sentences import split
from vetter.extract.vocabulary import folded
from vetter.extract.vocabulary import spoken as languages_of
from vetter.extract.wording import wording
from vetter.model import Citation, PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Dossier, Page

FEWEST: Final = 10
"""Years from which on a number of years is a claim to be old."""

MOST: Final = 400
OLDEST: Final = 20
"""Years that "the oldest" says at least."""

SHORT: Final = 3  # letters of a name that stands in many a word
_FIGURE: Final = re.compile(r"\d{2,3}")
_MUCH: Final = 20_000  # characters of a page that are looked at


class LongPast(Struct, frozen=True):
    """What an outlet says of its age. ``years`` are at least that many; ``exact`` where it gives a number."""

    years: int
    exact: bool
    citation: Citation


def long_past(dossier: Dossier) -> LongPast | None:
    """Return the most that the outlet says of its own age in its masthead or where it tells of itself, or None."""
    told = (_read(sentence, page, dossier) for page, sentence in _sentences(dossier))
    return max(filter(None, told), key=lambda one: one.years, default=None)


def _sentences(dossier: Dossier) -> Iterator[tuple[Page, str]]:
    for page in dossier.read_pages(PageKind.FRONT):
        yield from ((page, line) for line in (page.title, page.description) if line)
    for page in dossier.read_pages(PageKind.ABOUT):
        for line in page.text[:_MUCH].splitlines():
            yield from ((page, sentence) for sentence in split(line))


def _read(sentence: str, page: Page, dossier: Dossier) -> LongPast | None:
    plain = fold(sentence)
    if _pattern("others").search(plain):
        return None
    masthead = page.kind is PageKind.FRONT
    named = masthead or _names_itself(plain, dossier)
    told = masthead or ((named or _of_us(plain, page)) and bool(_pattern("acts").search(plain)))
    phrases = _numbers().findall(plain) if told else []
    given = [int(number) for phrase in phrases for number in _FIGURE.findall(phrase)]
    years = max((number for number in given if FEWEST <= number <= MOST), default=0)
    spoken = next((number for number, words in _words() if told and words.search(plain)), 0)
    if named and _pattern("oldest").search(plain):
        spoken = max(spoken, OLDEST)
    if not years and not spoken:
        return None
    return LongPast(max(years, spoken), bool(years), Citation(page.record, sentence))


def _names_itself(plain: str, dossier: Dossier) -> bool:
    name = fold(dossier.outlet.name)
    return len(name) > SHORT and name in plain


def _of_us(plain: str, page: Page) -> bool:
    """Return whether a sentence speaks of "us" or "the newspaper"."""
    ours = (w for one in languages_of(page.language) for w in folded(one.claims.ourselves))
    return any(f" {word} " in f" {plain} " for word in ours)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return wording(read_toml("long-past.toml")[group])


@cache
def _numbers() -> re.Pattern[str]:
    phrases = sorted(read_toml("long-past.toml")["numbers"], key=len, reverse=True)
    ways = (re.escape(fold(p.replace("#", "0"))).replace("0", r"\d{2,3}") for p in phrases)
    return re.compile(rf"\b(?:{'|'.join(ways)})\b")


@cache
def _words() -> tuple[tuple[int, re.Pattern[str]], ...]:
    table = read_toml("long-past.toml")["words"]
    return tuple((int(years), wording(table[years])) for years in table)
