"""The one person who says on the page about the outlet that it is theirs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.names import leading_name, person_name
from vetter.model import Claim, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.extract.sentences import Sentence

_ENDS: Final = re.compile(r"[,.;:()]|\s[–—-]\s")


def read_one_person(said: Sequence[Sentence]) -> Iterator[Claim]:
    """Return who owns the outlet, where one person gives their name and says that they do it alone."""
    mine = next((one.text for one in said if _pattern("mine").search(_plain(one.text))), "")
    if not mine:
        return
    name = next((found for one in said if (found := introduced(one.text))), "")
    if name:
        yield Claim(kind=ClaimKind.OWNER, value=name, sentence=mine)


def introduced(sentence: str) -> str:
    """Return the name by which somebody introduces themself: "I'm Jo Example", or "".

    >>> introduced("Kia ora. I'm Jo Example.")
    'Jo Example'
    """
    named = _pattern("named").search(_plain(sentence))
    rest = sentence[named.end() :].strip() if named else ""
    return person_name(_ENDS.split(rest)[0]) or leading_name(rest)


def gives_name(sentence: str) -> bool:
    """Return whether somebody says what they are called, be it by their first name alone.

    >>> gives_name("Hej, jeg hedder Mette, og jeg skriver om havne."), gives_name("My name is secret.")
    (True, False)
    """
    plain = _plain(sentence)
    told = _pattern("called").search(plain) or _unspaced().search(plain)
    first = plain[told.end() :].lstrip(' :,“”"«»')[:1] if told else ""
    return first.isalpha() and not first.islower()


@cache
def _unspaced() -> re.Pattern[str]:
    """Return a pattern of what is written without a space before the name."""
    phrases = [one for one in read_toml("one-person.toml")["called"] if one[-1] >= "\u1100"]
    return re.compile("|".join(map(re.escape, phrases)))


def _plain(text: str) -> str:
    return text.replace("\u2019", "'")


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = sorted(read_toml("one-person.toml")[group], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)
