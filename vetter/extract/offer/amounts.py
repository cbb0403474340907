"""Amounts of money in a sentence: how much, in which currency, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from vetter.data import read_toml
from vetter.extract.figures import scaled
from vetter.extract.fold import fold
from vetter.extract.offer.wording import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.offer.wording import Span, Word, Wording

MAX_AMOUNTS: Final = 12  # in one sentence
_BESIDE: Final = 14  # characters beside a number in which its currency begins or ends
_NUMBER: Final = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,3})?)(?![.,]?\d)"
)
_GROUPS: Final = re.compile(r"\d{1,3}(?:\D\d{3})+")
_DASH: Final = re.compile(r"\s?[-–—~〜]\s?")


class Amount(NamedTuple):
    """An amount or a range of money, where it stands in the text, and which words it takes up."""

    low: float
    high: float
    currency: str
    start: int
    end: int
    span: Span


class _Number(NamedTuple):
    value: float
    start: int
    end: int  # after the currency, if that follows
    begins: int  # before the currency, if that precedes
    currency: str | None


def read_amounts(text: str, wording: Wording, language: str) -> Iterator[Amount]:
    """Return the amounts of money in a sentence that `spelled` made, in its order."""
    found = islice(_NUMBER.finditer(text), MAX_AMOUNTS)
    numbers = [_number(text, match, wording, language) for match in found]
    at = 0
    while at < len(numbers):
        first = numbers[at]
        second = numbers[at + 1] if at + 1 < len(numbers) else None
        at += 1
        if second and _range(text, first, second, wording, language):
            code = second.currency if second.currency is not None else first.currency
            low, high = sorted((first.value, second.value))
            at += 1
            if code is not None:
                span = _span(first.begins, second.end, wording.words)
                yield Amount(low, high, code, first.begins, second.end, span)
        elif first.currency is not None:
            span = _span(first.begins, first.end, wording.words)
            yield Amount(first.value, first.value, first.currency, first.begins, first.end, span)


def _number(text: str, match: re.Match[str], wording: Wording, language: str) -> _Number:
    value, end = _scaled(text, match, language)
    marks = [mark for mark in wording.found if mark.language == language]
    cents = [s for m in marks if m.list == "cents" for s in wording.found[m]]
    if _follows(text, end, cents, wording.words):
        return _Number(value / 100, match.start(), end, match.start(), "")
    after = _symbol_after(text, end)
    if after:
        return _Number(value, match.start(), after[1], match.start(), after[0])
    before = _symbol_before(text, match.start())
    if before:
        return _Number(value, match.start(), end, before[1], before[0])
    for mark in marks:
        if mark.list == "currencies":
            last = _follows(text, end, wording.found[mark], wording.words)
            if last:
                return _Number(value, match.start(), last, match.start(), mark.name)
    return _Number(value, match.start(), end, match.start(), None)


def _scaled(text: str, match: re.Match[str], language: str) -> tuple[float, int]:
    value = _value(match[0])
    after = text[match.end() : match.end() + _BESIDE]
    scale, rest = scaled(fold(after), language)
    if scale == 1:
        return value, match.end()
    word = re.match(r"\W{0,2}[^\W\d]+", after)
    return value * scale, match.end() + (word.end() if word and rest != fold(after) else 0)


def _value(written: str) -> float:
    if _GROUPS.fullmatch(written) and not written.startswith("0"):
        return float(re.sub(r"\D", "", written))
    whole, decimals = re.fullmatch(r"(.*?)(?:[.,](\d{1,3}))?", written).groups("0")  # type: ignore[union-attr]
    return float(f"{re.sub(r'[^0-9]', '', whole)}.{decimals}")


def _follows(text: str, end: int, spans: list[Span], words: list[Word]) -> int:
    """Return where the phrase ends that follows right upon ``end``, or 0."""
    for first, after in spans:
        gap = words[first].start - end
        if 0 <= gap <= 2 and not text[end : words[first].start].strip(" \u00a0.-"):
            return words[after - 1].end
    return 0


def _symbol_after(text: str, end: int) -> tuple[str, int] | None:
    match = _symbols()[1].match(text[end : end + _BESIDE])
    return (_codes()[match[1]], end + match.end()) if match else None


def _symbol_before(text: str, start: int) -> tuple[str, int] | None:
    begin = max(0, start - _BESIDE)
    match = _symbols()[0].search(text[begin:start])
    return (_codes()[match[1]], begin + match.start(1)) if match else None


@cache
def _codes() -> dict[str, str]:
    table = read_toml("currencies.toml")["currencies"]
    written = {unicodedata.normalize("NFKC", m): code for code, ms in table.items() for m in ms}
    return written | {code: code for code in table}


@cache
def _symbols() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Longest first: "R$" before "$". Letters must not go on into a word.
    marks = "|".join(re.escape(mark) for mark in sorted(_codes(), key=lambda m: (-len(m), m)))
    return (
        re.compile(rf"(?<![^\W\d_])({marks})\s?$"),
        re.compile(rf"\s?({marks})(?![^\W\d_])"),
    )


def _range(text: str, first: _Number, second: _Number, wording: Wording, language: str) -> bool:
    if first.currency is None and second.currency is None:
        return False
    between = text[first.end : second.begins]
    if _DASH.fullmatch(between):
        return True
    joined = _span(first.end, second.begins, wording.words)
    if joined in wording.found.get(Mark(language, "to"), ()):
        return True
    opened = {end for _, end in wording.found.get(Mark(language, "between"), ())}
    begins = _span(first.begins, first.end, wording.words)[0]
    return begins in opened and joined in wording.found.get(Mark(language, "and"), ())


def _span(start: int, end: int, words: list[Word]) -> Span:
    """Return the words that begin at ``start`` or later and end by ``end``."""
    inside = [n for n, word in enumerate(words) if word.start >= start and word.end <= end]
    if inside:
        return inside[0], inside[-1] + 1
    after = next((n for n, word in enumerate(words) if word.start >= start), len(words))
    return after, after
