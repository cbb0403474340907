"""A sentence as words, and which phrases of ``data/approach`` stand where in it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vetter.extract.fold import fold
from vetter.extract.offer.approach import approaches
from vetter.extract.offer.spelling import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vetter.extract.offer.approach import Approach

WORK: Final = "work"
PERSON: Final = "person"

Span = tuple[int, int]
"""The first word, and the one after the last."""

# Letters with the marks that folding drops: a word written with or without them is one word.
_WORD: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|"
    r"(?:(?![\u3040-\u30ff\u3400-\u9fff])[\w\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u200c\u200d])+"
)
# In Chinese a comma parts whole statements.
_BREAK: Final = re.compile(r"[;:()!?؛。]|\.(?!\w)|\s[-–—]\s|—|(?<=[\u3400-\u9fff]),")
_COMMA: Final = re.compile(r"[،、]|,(?!\d)")
_ARABIC_PREFIX: Final = re.compile(
    r"[وف]?(?:[بكل]?ال|لل)(?=\w{2})|[وف]?[بلك](?=\w{3})|[وف](?=\w{3})"
)
_ARABIC_ARTICLE: Final = re.compile(r"^ال(?=\w{2})")
_LONGEST: Final = 40  # characters of a word
_MOST: Final = 12  # times that a phrase counts in one sentence


class Mark(NamedTuple):
    """What a phrase is there for: a list of a language, and for rules their number and group."""

    language: str
    list: str
    rule: int = 0
    group: int = 0
    name: str = ""


class Word(NamedTuple):
    """A word: its spellings for comparing, where it stands in the text, and what parts it from the last one."""

    forms: tuple[str, ...]
    start: int
    end: int
    broken: bool  # by a stop, a bracket, a dash
    comma: bool


class Wording(NamedTuple):
    """The words of a sentence, and the spans of the phrases in it."""

    words: list[Word]
    found: dict[Mark, list[Span]]


class _Node:
    """Where phrases that begin alike go on: a word, or the beginning of one, leads to the next node."""

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.lengths: tuple[int, ...] = ()  # of the stems
        self.marks: tuple[Mark, ...] = ()  # of the phrases that end here

    def after(self, word: str) -> _Node:
        """Return the node after a word of a phrase, made if there is none."""
        if word[-1] != "*":
            return self.exact.setdefault(word, _Node())
        node = self.stems.setdefault(word[:-1], _Node())
        self.lengths = tuple(sorted({len(stem) for stem in self.stems}))
        return node

    def reached(self, form: str) -> list[_Node]:
        """Return the nodes to which a word of a text leads."""
        nodes = [self.exact.get(form)]
        nodes += [self.stems.get(form[:size]) for size in self.lengths if size <= len(form)]
        return [node for node in nodes if node]


def read_wording(text: str) -> Wording:
    """Return the words of a sentence and the phrases in it. Linear in its length."""
    words = list(_words(text))
    found: dict[Mark, list[Span]] = {}
    for at, word in enumerate(words):
        nodes: Sequence[_Node] = _begun(word.forms)
        end = at + 1
        while nodes:
            for node in nodes:
                for mark in node.marks:
                    spans = found.setdefault(mark, [])
                    if len(spans) < _MOST:
                        spans.append((at, end))
            if end == len(words):
                break
            forms = words[end].forms
            nodes = [after for node in nodes for form in forms for after in node.reached(form)]
            end += 1
    return Wording(words, found)


def _words(text: str) -> Iterator[Word]:
    last = 0
    for match in _WORD.finditer(text):
        forms = _forms(match[0][:_LONGEST])
        if forms:
            start, end = match.span()
            broken = comma = False
            if text[last:start] not in ("", " "):
                gap = text[max(last - 1, 0) : start + 1]
                broken, comma = bool(_BREAK.search(gap)), bool(_COMMA.search(gap))
            yield Word(forms, start, end, broken, comma)
            last = end


@lru_cache(maxsize=16_384)
def _forms(word: str) -> tuple[str, ...]:
    if word.isascii():
        return (word.lower(),)
    folded = _folded(word)
    prefix = _ARABIC_PREFIX.match(folded)
    bare = folded[prefix.end() :] if prefix else folded
    # An accusative has one letter more: عقد, عقدا.
    case = [form[:-1] for form in (folded, bare) if len(form) > 3 and form[-1] == "\u0627"]
    return tuple(dict.fromkeys(form for form in (folded, bare, *case) if form))


@lru_cache(maxsize=16_384)
def _begun(forms: tuple[str, ...]) -> tuple[_Node, ...]:
    return tuple(node for form in forms for node in _phrases().reached(form))


@cache
def _phrases() -> _Node:
    root = _Node()
    for approach in approaches():
        for phrase, mark in _marked(approach):
            node = root
            for word in _split(phrase):
                node = node.after(word)
            if mark not in node.marks:
                node.marks += (mark,)
    return root


def _split(phrase: str) -> list[str]:
    plain = spelled(phrase)
    return [
        _spelling(word[0]) + ("*" if plain.startswith("*", word.end()) else "")
        for word in _WORD.finditer(plain)
    ]


def _spelling(word: str) -> str:
    folded = word.lower() if word.isascii() else _folded(word)
    return _ARABIC_ARTICLE.sub("", folded)


def _folded(word: str) -> str:
    return fold(word).replace(" ", "")


def _marked(approach: Approach) -> Iterator[tuple[str, Mark]]:
    code = approach.language
    lists = {
        "negations": approach.negations,
        "without": approach.without,
        "affirming": approach.affirming,
        "turns": approach.turns,
        "starts": approach.starts,
        WORK: approach.work,
        PERSON: approach.person,
        "pay": approach.rates.pay,
        "earlier": approach.rates.earlier,
        "other": approach.rates.other,
        "to": approach.rates.to,
        "between": approach.rates.between,
        "and": approach.rates.and_,
        "cents": approach.rates.cents,
    }
    for name, phrases in lists.items():
        yield from ((phrase, Mark(code, name)) for phrase in phrases)
    for name, table in (("units", approach.units), ("currencies", approach.currencies)):
        for key, phrases in table.items():
            yield from ((phrase, Mark(code, name, name=key)) for phrase in phrases)
    for number, rule in enumerate(approach.rules):
        for group, phrases in enumerate(rule.says):
            yield from ((phrase, Mark(code, "says", number, group)) for phrase in phrases)
        yield from ((phrase, Mark(code, "unless", number)) for phrase in rule.unless)
