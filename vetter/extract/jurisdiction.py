"""Whose law an outlet says that it is under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.fold import clean
from vetter.extract.postal import countries
from vetter.extract.sentences import find
from vetter.extract.vocabulary import words
from vetter.model import Claim, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.sentences import Sentence

MAX_VALUE: Final = 200
_NAME: Final = 4  # words of the name of a country, at most
_NEAR: Final = 12  # words after the phrase among which the country is looked for


def read_jurisdiction(sentence: Sentence, codes: list[str]) -> Iterator[Claim]:
    """Return the law that a sentence says applies: the country's code, or the sentence."""
    padded = f" {sentence.folded} "
    for code in codes:
        for phrase in words(code, "claims", "jurisdiction"):
            at = find(padded, phrase)
            if at >= 0:
                value = _country(padded[at:].split()) or clean(sentence.text, MAX_VALUE)
                yield Claim(kind=ClaimKind.JURISDICTION, value=value, sentence=sentence.text)
                return


def _country(after: list[str]) -> str:
    for start in range(min(len(after), _NEAR)):
        for size in range(_NAME, 0, -1):
            found = countries().get(" ".join(after[start : start + size]))
            if found:
                return found
    return ""
