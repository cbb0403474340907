"""What a message says of the commission, sentence by sentence, by the rules of ``data/approach``."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.extract.fold import clean
from vetter.extract.offer.approach import approaches
from vetter.extract.offer.quoted import own_words
from vetter.extract.offer.rates import read_rates
from vetter.extract.offer.rules import rules_that_hold
from vetter.extract.offer.spelling import spelled
from vetter.extract.offer.wording import PERSON, WORK, Mark, read_wording
from vetter.extract.sentences import MAX_SENTENCE, split
from vetter.model.offer import Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TEXT: Final = 400_000
MAX_TERMS: Final = 200
MAX_SENTENCES: Final = 8_000
_PARAGRAPH: Final = re.compile(r"\n[ \t]*(?:\n|(?=[-*•–][ \t]))")


def read_terms(text: str, message: int = 0) -> tuple[Term, ...]:
    """Return what a message says of the commission, in its order, each thing once.

    What it quotes of earlier messages is passed over. A sentence is read in the language of the message, unless
    it clearly holds more words of another.
    """
    read = [_Sentence(written) for written in sentences(own_words(text[:MAX_TEXT]))]
    share: Counter[str] = Counter()
    for sentence in read:
        share.update(sentence.spoken)
    main = max(share, key=lambda code: (share[code], code), default="")
    terms = (term for sentence in read for term in _terms(sentence, main, message))
    return tuple(islice(dict.fromkeys(terms), MAX_TERMS))


def way_of(noted: str) -> str:
    """Return the way of payment that somebody noted in their words, by its word in ``data/approach``; "" for an ordinary one.

    It is read as what it is: behind a word for paying, in each language.
    """
    for approach in approaches():
        ways = [rule.value for rule in approach.rules if rule.kind is TermKind.PAYMENT]
        if noted in ways:
            return noted
        wording = read_wording(spelled(f"{approach.words['paid'][0].rstrip('*')} {noted}"))
        if any(mark.list in ("negations", "without") for mark in wording.found):
            return ""  # in whatever language
        for rule in rules_that_hold(approach, wording):
            if rule.kind is TermKind.PAYMENT:
                return rule.value
    return ""


class _Sentence:
    """A sentence as written, in one way of writing, and how much speaks for each language: its words and letters."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.plain = spelled(written)
        self.wording = read_wording(self.plain)
        spans = {
            (m.language, span)
            for m, every in self.wording.found.items()
            if m.list not in (WORK, PERSON)  # of every talk: they would drown what rules look for
            for span in every
        }
        self.spoken: Counter[str] = Counter()
        for language, (start, end) in spans:
            self.spoken[language] += end - start
        for approach in approaches():
            if self.spoken[approach.language]:
                letters = sum(map(self.plain.count, approach.letters))
                self.spoken[approach.language] += letters

    def language(self, main: str) -> str:
        """Return the language to read it in, given that of the message."""
        other = max(self.spoken, key=lambda code: (self.spoken[code], code), default="")
        return main if 2 * self.spoken[main] >= self.spoken[other] else other


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, each on one line and no longer than one may be."""
    count = 0
    for paragraph in _PARAGRAPH.split(text):
        for part in split(" ".join(paragraph.split())):
            for start in range(0, len(part), MAX_SENTENCE):
                sentence = clean(part[start : start + MAX_SENTENCE], MAX_SENTENCE)
                if sentence:
                    yield sentence
                    count += 1
                if count >= MAX_SENTENCES:
                    return


def _terms(sentence: _Sentence, main: str, message: int) -> Iterator[Term]:
    if not sentence.spoken:
        return
    approach = next(one for one in approaches() if one.language == sentence.language(main))
    bare = Term(
        kind=TermKind.RATE,
        sentence=sentence.written,
        language=approach.language,
        message=message,
    )
    rules = tuple(rules_that_hold(approach, sentence.wording))
    for rule in rules:
        yield replace(bare, kind=rule.kind, value=rule.value)
    if any(rule.kind is TermKind.ADVANCE_FEE for rule in rules):
        return
    for rate in read_rates(sentence.plain, sentence.wording, approach.language):
        yield replace(
            bare,
            value=sentence.plain[rate.start : rate.end],
            low=rate.low,
            high=rate.high,
            currency=rate.currency,
            unit=rate.unit,
            earlier=Mark(approach.language, "earlier") in sentence.wording.found,
        )
