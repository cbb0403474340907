"""Since when the outlet says that it exists: the year, and the sentence that says so.

A year is only taken where the outlet itself is meant. Pages about an outlet also tell when its
editor was born, its town was founded, or its country became independent.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.names import nobody, person_name
from vetter.extract.sentences import find
from vetter.extract.vocabulary import folded, words

if TYPE_CHECKING:
    from vetter.extract.sentences import Sentence

MOTTO: Final = 9  # words; a line as short as "Independent journalism since 1987"
_YEAR: Final = re.compile(r"(?<!\d)(1[5-9]\d\d|20[0-4]\d)(?!\d)")
_PERSIAN_YEAR: Final = re.compile(r"(?<!\d)(1[23]\d\d|14[0-4]\d)(?!\d)")
_PERSIAN: Final = 621  # years between the Solar Hijri calendar and ours
_WEAK: Final = 3  # letters; "od", "с", "din" also stand before years that tell nothing
_PEOPLE: Final = frozenset(("he", "she", "his", "her", "born", "they"))
_ARTICLES: Final = frozenset(
    (
        "the",
        "our",
        "a",
        "an",
        "der",
        "die",
        "das",
        "le",
        "la",
        "les",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "o",
        "os",
        "as",
        "de",
        "het",
        "since",
        "founded",
        "established",
        "launched",
        "in",
    )
)


def founding_year(sentence: Sentence, codes: list[str], outlet: str, *, about_itself: bool) -> str:
    """Return the year in which the sentence says that the outlet began, or "".

    ``codes`` are the languages whose words apply, ``outlet`` the outlet's name if it is known,
    ``about_itself`` says that the page is there to tell about the outlet.
    """
    if not any(c.isdigit() for c in sentence.text) or sentence.text.lstrip()[:1] == "©":
        return ""
    if sentence.has(_invented()):
        return ""  # "founded in 1743, a date that we made up"
    named = bool(outlet) and len(outlet) > 3 and find(f" {sentence.folded} ", fold(outlet)) >= 0
    if not named and means_somebody(sentence):
        return ""
    motto = len(sentence.folded.split()) <= MOTTO
    for code in codes:
        founded = _near(sentence, code, words(code, "claims", "founded"), 80, 50)
        ours = about_itself or named or motto or sentence.has(words(code, "claims", "ourselves"))
        if founded and ours:
            return founded
        since = [w for w in words(code, "claims", "since") if motto or (named and len(w) > _WEAK)]
        if year := _near(sentence, code, tuple(since), 24, 8):
            return year
    return ""


def means_somebody(sentence: Sentence) -> bool:
    """Return whether the sentence begins with a person: a biography, not a history."""
    first = sentence.folded.split(" ", 1)[0]
    start = " ".join(sentence.text.split()[:2]).rstrip(",")
    return first in _PEOPLE or (
        bool(person_name(start))
        and not nobody(start)
        and sentence.text[:1].isupper()
        and _is_name_alone(sentence.text)
    )


def _is_name_alone(text: str) -> bool:
    # "Jane Doe founded …" begins with a name, "The Gazette Group was founded …" does not.
    parts = text.split()
    return parts[0].casefold() not in _ARTICLES and (
        len(parts) < 3 or not parts[2][:1].isupper() or parts[1].endswith(",")
    )


def _near(sentence: Sentence, code: str, phrases: tuple[str, ...], after: int, before: int) -> str:
    """Return the year nearest to one of the phrases; one that follows is nearer than one before.

    ``after`` and ``before`` are how many characters may lie between.
    """
    padded = f" {sentence.folded} "
    for phrase in phrases:
        at = find(padded, phrase)
        if at < 0 or _of_another(padded[:at]):
            continue
        end = at + len(phrase)
        following = _years(padded[end : end + after], code)
        preceding = _years(padded[max(0, at - before) : at], code)
        if following or preceding:
            return following[0] if following else preceding[-1]
    return ""


def _of_another(before: str) -> bool:
    """Return whether a town or a university is named right before the word."""
    table = _others()
    nearest = [word for word in before.split()[-3:] if word not in table["between"]]
    return bool(nearest) and nearest[-1] in table["others"]


@cache
def _invented() -> tuple[str, ...]:
    return folded(read_toml("satire.toml")["invented"])


@cache
def _others() -> dict[str, frozenset[str]]:
    table = read_toml("negations.toml")
    return {name: frozenset(map(fold, table[name])) for name in ("others", "between")}


def _years(text: str, code: str) -> list[str]:
    found = _YEAR.findall(text)
    if not found and code == "fa":
        return [str(int(year) + _PERSIAN) for year in _PERSIAN_YEAR.findall(text)]
    return found
