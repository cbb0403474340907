"""Persons whom a page about the outlet names in a sentence: "edited by Ada Example, with photographs by Ben Example"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.names import leading_name, nobody, person_name
from vetter.extract.vocabulary import folded, spoken
from vetter.model import PersonSeen

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SENTENCE: Final = 400
MOST: Final = 8  # names in one sentence
_BETWEEN: Final = re.compile(r"\s*[,;/&]\s*")
_BRACKETS: Final = re.compile(r"\s*\([^()]{0,60}\)")
_LABEL: Final = re.compile(r"(?:^|(?<=[.;,]\s))([^\W\d][\w -]{2,40})\s?[:：]\s?")  # "Editor: "
_WORDS_BEFORE: Final = 5  # of a name, right before a verb
_WORDS_OF_ROLE: Final = 3
_WORDS_OF_LIFE: Final = 6  # behind "is": "our esteemed and long-standing editor"
_ENDS: Final = re.compile(r"[,;:.()]|\s[–—-]\s")
_STOPS: Final = frozenset(".!?…。।؟")


def people_in_prose(sentence: str, language: str) -> Iterator[PersonSeen]:
    """Return the persons that a sentence names as those who make the outlet, with the words that say so."""
    text = sentence[:MAX_SENTENCE]
    found: dict[str, str] = {}
    for phrase in _pattern("before").finditer(text):
        for name in _names(text[phrase.end() :], language):
            found.setdefault(name, phrase[0])
    for title, at in _titles(text, language):
        for name in _names(text[at:], language):
            found.setdefault(name, title)
    for verb in _pattern("after").finditer(text):
        before = _BETWEEN.split(text[: verb.start()].strip())[-1].split()[-_WORDS_BEFORE:]
        if name := person_name(" ".join(before)):
            found.setdefault(name, verb[0])
    for name, words in list(found.items())[:MOST]:
        if not nobody(name, language):
            yield PersonSeen(name=name, role=words.strip(" :").lower(), sentence=sentence)


def said_to_be(sentence: str, language: str) -> PersonSeen | None:
    """Return whom a sentence says to be something here: "Ada Example is our long-standing news editor."."""
    verb = _pattern("is").search(sentence)
    name = person_name(sentence[: verb.start()]) if verb else ""
    if verb is None or not name:
        return None
    words = _ENDS.split(sentence[verb.end() :], maxsplit=1)[0].split()[:_WORDS_OF_LIFE]
    stops = set(read_toml("prose-people.toml")["relative"])
    end = next((n for n, word in enumerate(words) if n and word.lower() in stops), len(words))
    role = " ".join(words[:end])
    if not is_role(role, roles_in(language)):
        return None
    return PersonSeen(name=name, role=role.lower(), sentence=sentence)


def _titles(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Yield the job titles behind which a name may stand, with where they end."""
    for label in _LABEL.finditer(text):
        if is_role(label[1], roles_in(language)):
            yield label[1], label.end()
    if first := _title_before(text, language):
        yield first, len(first)


def _title_before(text: str, language: str) -> str:
    """Return the job title with which a sentence begins, as in "Editor Ada Example reads everything.", or "".

    A line without a full stop may be a heading: in "Editor Contact Form" nobody is named.
    """
    if text.rstrip()[-1:] not in _STOPS:
        return ""
    words = text.split()
    titles = set(roles_in(language)) - set(folded(tuple(read_toml("prose-people.toml")["desks"])))
    starts = (" ".join(words[:count]) for count in range(_WORDS_OF_ROLE, 0, -1))
    return next((start for start in starts if start[-1:].isalpha() and fold(start) in titles), "")


def roles_in(language: str) -> tuple[str, ...]:
    """Return the words of job titles in a language and in English, folded."""
    return tuple(role for one in spoken(language) for role in folded(one.roles))


def is_role(text: str, roles: tuple[str, ...]) -> bool:
    """Return whether a few words are a job title."""
    padded = f" {fold(text)} "
    # Compounds ("Chefredakteurin", "Wirtschaftsredakteur") and inflections hold the word inside.
    return any(role in padded if len(role) > 5 else f" {role} " in padded for role in roles)


def _names(text: str, language: str) -> Iterator[str]:
    """Yield the names with which a text begins; the first that is none ends the list."""
    joined = "|".join(re.escape(word) for one in spoken(language) for word in one.byline.and_)
    plain = _BRACKETS.sub("", text)
    for part in re.split(rf"{_BETWEEN.pattern}|\s+(?:{joined})\s+", plain)[:MOST]:
        said = part.strip(" :.")
        name = person_name(said) or leading_name(said)
        if not name:
            return
        yield name
        if name != said:
            return


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = sorted(read_toml("prose-people.toml")[group], key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?=[\s,.]|(?<=:))", re.IGNORECASE
    )
