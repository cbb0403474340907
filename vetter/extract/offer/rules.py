"""Which rules of a language hold in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vetter.extract.offer.wording import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.offer.approach import Approach, Rule
    from vetter.extract.offer.wording import Span, Wording


_NEAR: Final = 2  # words after "without" among which begins what is missing


class _Negations(NamedTuple):
    """Where a sentence says no, and to which clause, and part of it between commas, each of its words belongs."""

    spans: list[Span]
    without: list[Span]
    parts: list[tuple[int, int]]

    def outside(self, phrases: list[Span]) -> _Negations:
        """Return those that are no part of one of the phrases."""
        spans, without = (
            [no for no in every if not any(_within(no, phrase) for phrase in phrases)]
            for every in (self.spans, self.without)
        )
        return _Negations(spans, without, self.parts)

    def turn(self, span: Span) -> bool:
        """Return whether a negation turns around what stands in the span.

        It stands in the same part of the clause, or in an earlier one: "we never ask for papers, cards or money".
        """
        clause, part = self.parts[span[0]]
        return any(
            self.parts[at][0] == clause
            and self.parts[at][1] <= part
            and not _within((at, end), span)
            for at, end in self.spans
        ) or any(
            0 <= span[0] - end < _NEAR and self.parts[at] == (clause, part)
            for at, end in self.without
        )


def rules_that_hold(approach: Approach, wording: Wording) -> Iterator[Rule]:
    """Return the rules of the language that hold in a sentence, in their order."""
    touched = {
        mark.rule
        for mark in wording.found
        if mark.language == approach.language and mark.list == "says"
    }
    if touched:
        negations = _negations(approach.language, wording)
        for number in sorted(touched):
            rule = approach.rules[number]
            if _holds(rule, number, approach.language, wording, negations):
                yield rule


def _holds(rule: Rule, number: int, language: str, wording: Wording, negations: _Negations) -> bool:
    if Mark(language, "unless", number) in wording.found:
        return False
    groups = [
        wording.found.get(Mark(language, "says", number, group), [])
        for group in range(len(rule.says))
    ]
    if not all(groups):
        return False
    if rule.negated:
        return any(map(negations.turn, groups[0]))
    # A negation that belongs to one of the rule's own phrases turns none of the others around.
    others = negations.outside([span for spans in groups for span in spans])
    return all(any(not others.turn(span) for span in spans) for spans in groups)


def _negations(language: str, wording: Wording) -> _Negations:
    # "Not, only chat" is no "not only".
    affirming = [
        (at, end)
        for at, end in wording.found.get(Mark(language, "affirming"), [])
        if not any(word.comma for word in wording.words[at + 1 : end])
    ]
    spans, without = (
        [
            span
            for span in wording.found.get(Mark(language, name), [])
            if not any(_within(span, whole) for whole in affirming)
        ]
        for name in ("negations", "without")
    )
    return _Negations(spans, without, list(_parts(language, wording)))


def _parts(language: str, wording: Wording) -> Iterator[tuple[int, int]]:
    turns, starts = (
        {start for start, _ in wording.found.get(Mark(language, name), ())}
        for name in ("turns", "starts")
    )
    clause = part = 0
    for at, word in enumerate(wording.words):
        if word.broken or at in turns or (word.comma and at in starts):
            clause, part = clause + 1, 0
        elif word.comma:
            part += 1
        yield clause, part


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
