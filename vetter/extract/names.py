"""Whether a few words can be the name of a person."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from vetter.data import read_toml
from vetter.extract.fold import clean, fold
from vetter.extract.vocabulary import spoken, words
from vetter.extract.wording import wording

MAX_NAME: Final = 60
PARTICLES: Final = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "las",
        "los",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "zum",
        "zur",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "abu",
        "y",
        "e",
        "i",
        "und",
        "af",
        "av",
        "ap",
        "st",
        "san",
        "santa",
        "o",
        "mac",
        "mc",
        "ul",
        "ur",
        "bint",
    ]
)
_TITLES: Final = re.compile(
    r"^(?:dr|prof|mag|dipl|ing|mr|mrs|ms|sr|sra|dott|dott\.ssa|mgr|phdr|rndr|ph\.?d|hon|rev|fr|sir|dame|daw|shri|smt|khun|ibu|bapak)\.?\s+",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r",?\s+(?:ph\.?\s?d\.?|m\.?d\.?|m\.?a\.?|b\.?a\.?|jr\.?|sr\.?|esq\.?|csc\.?)$", re.IGNORECASE
)
_IMPOSSIBLE: Final = re.compile(r"[\d@#/\\|<>{}\[\]()=+*_%$€£?!:;\"“”«»…]|https?|www\.")
_CJK: Final = re.compile(
    r"^[\u3400-\u9fff]{2,4}$|^[\uac00-\ud7af]{2,5}$|^[\u3040-\u30ff\u3400-\u9fff]{2,8}(?:[ ・·][\u3040-\u30ff\u3400-\u9fff]{1,8})?$"
)
_ACCOUNT: Final = re.compile(
    r"(?:wp|web|site|super|news) ?(?:admin|editor|author|user)[a-z]{0,8} ?\d{0,6}|(?:admin|editor)[a-z]{0,8}\d{0,6}"
    r"|(?:user|author|writer|editor|admin|publisher|content|redaktor|autor|auteur|redaction|redacao) ?\d{1,8}|super ?user"
)
"""Names that a publishing system gives to an account, folded: "wpadmin", "adminnews", "user17", "Author 2"."""

_CASED: Final = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN"))


def person_name(text: str) -> str:
    """Return ``text`` as the name of a person, without titles, or "" if it cannot be one.

    Two to five words with capitals where the script has them; in Chinese, Japanese and Korean a
    few characters.
    """
    text = clean(text, MAX_NAME + 20).strip(" ,.;\u2013\u2014-\u00b7\u2022|")
    for _ in range(3):
        text = _TITLES.sub("", text)
    text = _AFTER.sub("", text).strip(" ,")
    if not text or len(text) > MAX_NAME or _IMPOSSIBLE.search(text):
        return ""
    if _CJK.match(text):
        return text
    parts = text.replace(",", " ").split()
    if not 2 <= len(parts) <= 5 or not all(_is_name_part(part) for part in parts):
        return ""
    if sum(part.casefold() not in PARTICLES for part in parts) < 2:
        return ""
    return text


def leading_name(text: str) -> str:
    """Return the name of a person with which a line begins and that something else follows, or "".

    >>> leading_name("Jane Doe on May 15 at 3:45 pm")
    'Jane Doe'
    """
    parts = text.split()[:8]
    end = next(
        (n for n, part in enumerate(parts) if part[0].isdigit() or not _is_name_part(part)), 0
    )
    while end and parts[end - 1].casefold() in PARTICLES:
        end -= 1
    return person_name(" ".join(parts[:end]))


def nobody(name: str, *languages: str) -> bool:
    """Return whether a byline names no person: "Admin", "Redaktion", "Gazette News Service"."""
    folded = fold(name)
    if desk(name, *languages) or _many().search(folded):
        return True
    return not _no_persons().isdisjoint(folded.split())


def anybody(name: str) -> bool:
    """Return whether a name is one that samples of themes and forms bear: "John Doe", "Ad Soyad"."""
    return fold(name) in _samples()


def desk(name: str, *languages: str) -> bool:
    """Return whether a byline as a whole is that of a desk, a job or an account: no name is a part of it."""
    folded = fold(name)
    return bool(_ACCOUNT.fullmatch(folded)) or any(
        folded in words(vocabulary.language, "byline", "nobody")
        for vocabulary in spoken(*languages)
    )


@cache
def _no_persons() -> frozenset[str]:
    return frozenset(map(fold, read_toml("no-persons.toml")["words"]))


@cache
def _samples() -> frozenset[str]:
    return frozenset(map(fold, read_toml("no-persons.toml")["samples"]))


@cache
def _many() -> re.Pattern[str]:
    table = read_toml("no-persons.toml")
    return wording([*table["many"], *table["peoples"]])


def _is_name_part(part: str) -> bool:
    if part.casefold() in PARTICLES:
        return True
    first = next((c for c in part if c.isalpha()), "")
    if not first:
        return False
    script = unicodedata.name(first, "").split(" ", 1)[0]
    if script not in _CASED:
        return len(part) >= 2
    # "deAgonia" and "d'Arcy" have their capital further on.
    return any(c.isupper() for c in part[:3]) or "-" in part or "'" in part or "\u2019" in part
