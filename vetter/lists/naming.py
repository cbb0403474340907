"""What the ways in which people write a name have in common: the keys by which names are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from vetter.data import read_toml
from vetter.extract.fold import fold

MAX_NAME: Final = 200  # characters
_REPEATED: Final = re.compile(r"(.)\1+")
_VOWELS: Final = str.maketrans("", "", "aeiouv")
_VOWELLESS: Final = ("ARABIC", "HEBREW")


def folded(name: str) -> str:
    """Return a name without case, accents, spaces, leading article and legal suffix.

    >>> folded("Der Spiegel GmbH")
    'spiegel'
    """
    return "".join(bare(words(name)))


@lru_cache(maxsize=1024)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded."""
    return tuple(fold(name[:MAX_NAME]).split())


def bare(told: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without the article in front, the legal form behind, and "and" between them."""
    known = _words()
    if len(told) > 1 and told[0] in known["articles"]:
        told = told[1:]
    if len(told) > 1 and told[-1] in known["legal"]:
        told = told[:-1]
    inner = tuple(word for word in told[1:-1] if word not in known["and"])
    return (told[0], *inner, told[-1]) if len(told) > 2 else told


def sorted_words(told: tuple[str, ...]) -> str:
    """Return what words have in common in whatever order they are written."""
    return " ".join(sorted(bare(told)))


def without_kinds(told: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without those that only say what kind of outlet it is."""
    return tuple(word for word in told if word not in _words()["kinds"])


def keys(name: str) -> tuple[str, ...]:
    """Return all keys under which a name is found: bare, with its article, its umlauts in two letters."""
    plain = name[:MAX_NAME].lower()
    spelt = plain
    for letter, letters in _written().items():
        spelt = spelt.replace(letter, letters)
    # The article may be part of how the name is remembered: "thelocal".
    return tuple(
        dict.fromkeys(
            key
            for one in dict.fromkeys((plain, spelt))
            for key in (folded(one), "".join(words(one)))
            if len(key) > 1
        )
    )


def is_latin(text: str) -> bool:
    """Return whether there is no letter of another script in ``text`` that has one in Latin."""
    letters = _letters()
    return not any(character in letters for word in words(text) for character in word)


def latin(name: str) -> str:
    """Return a folded name with the letters of other scripts in Latin ones.

    >>> latin("Новая газета")
    'novayagazeta'
    """
    return in_latin(folded(name))


def in_latin(plain: str) -> str:
    """Return folded text with the letters of other scripts in Latin ones."""
    letters = _letters()
    return "".join(letters.get(character, character) for character in plain)


def sound(plain: str) -> str:
    """Return what the usual spellings of a name in Latin letters have in common.

    >>> sound("novajagazeta") == sound("novayagazeta")
    True
    """
    for spelling, letter in _sounds().items():
        plain = plain.replace(spelling, letter)
    return _REPEATED.sub(r"\1", plain).lower()


def consonants(plain: str) -> str:
    """Return a name in Latin letters without its vowels, as scripts write it that leave them out."""
    return sound(plain).translate(_VOWELS).replace("h", "")


def leaves_out_vowels(name: str) -> bool:
    """Return whether a name is in a script that hardly writes vowels."""
    return any(unicodedata.name(c, "").startswith(_VOWELLESS) for c in name[:MAX_NAME])


def is_sold(ending: str) -> bool:
    """Return whether a country's ending is bought everywhere, so that it does not say where an outlet is."""
    return ending in _words()["sold"]


@cache
def _words() -> dict[str, frozenset[str]]:
    table = read_toml("outlets", "naming.toml")
    return {key: frozenset(table[key]) for key in ("articles", "legal", "and", "kinds", "sold")}


@cache
def _written() -> dict[str, str]:
    return dict(read_toml("outlets", "naming.toml")["written"])


@cache
def _letters() -> dict[str, str]:
    return dict(read_toml("unicode", "latin.toml")["letters"])


@cache
def _sounds() -> dict[str, str]:
    return dict(read_toml("unicode", "latin.toml")["sounds"])
