"""How many people an outlet says that it employs and reaches."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.extract.fold import fold
from vetter.extract.founding import means_somebody
from vetter.extract.sentences import find
from vetter.extract.vocabulary import vocabulary, words
from vetter.model import Claim, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.sentences import Sentence

MAX_FIGURES: Final = 10  # in one sentence
_AFTER: Final = (
    5  # words after a number among which stands what it counts: "million unique monthly visitors"
)
_ROUND: Final = 60  # characters
_BEFORE: Final = 10  # characters before it, in scripts without spaces
_NUMBER: Final = re.compile(
    r"(?<![A-Za-z\d.,])(\d{1,3}(?:[.,'\u2019\u00a0\u202f ]\d{3}){1,4}|\d{1,12}(?:[.,]\d{1,2})?)(?![\d.,]\d)"
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:[^\d]\d{3})+")
_COUNTED: Final = (
    (ClaimKind.STAFF, "staff", 2, 50_000),
    (ClaimKind.AUDIENCE, "audience", 50, 10**10),
)


def read_figures(sentence: Sentence, codes: list[str]) -> Iterator[Claim]:
    """Return how many work for the outlet and how many read it, as far as a sentence says so.

    The value is the number. Sentences about somebody's life are passed over.
    """
    if not any(c.isdigit() for c in sentence.text) or means_somebody(sentence):
        return
    for found in list(_NUMBER.finditer(sentence.text))[:MAX_FIGURES]:
        before = sentence.text[max(0, found.start() - _BEFORE) : found.start()]
        after = fold(sentence.text[found.end() : found.end() + _ROUND])
        for code in codes:
            scale, rest = scaled(after, code)
            number = round(_value(found[1]) * scale)
            for kind, group, least, most in _COUNTED:
                year = scale == 1 and 1500 <= number <= 2100 and found[1].isdigit()
                counted = _counts(rest, fold(before), words(code, "claims", group))
                if least <= number <= most and not year and counted:
                    yield Claim(kind=kind, value=str(number), sentence=sentence.text)


def _value(written: str) -> float:
    if _GROUPED.fullmatch(written):
        return float(re.sub(r"\D", "", written))
    return float(written.replace(",", "."))


def scaled(after: str, code: str) -> tuple[int, str]:
    """Return what a number is to be multiplied by, and what follows that word."""
    for scale, word in _scales(code):
        if f"{after} ".startswith(word if word[-1] > "\u1100" else f"{word} "):
            return scale, after[len(word) :].strip()
    return 1, after


@cache
def _scales(code: str) -> tuple[tuple[int, str], ...]:
    every = [
        (int(scale), fold(word))
        for scale, names in vocabulary(code).numbers.items()
        for word in names
    ]
    return tuple(sorted(every, key=lambda one: -len(one[1])))


def _counts(after: str, before: str, nouns: tuple[str, ...]) -> bool:
    following = f" {' '.join(after.split()[:_AFTER])} "
    return any(
        find(following, noun) >= 0 or (noun[-1] > "\u2e80" and noun in before) for noun in nouns
    )
