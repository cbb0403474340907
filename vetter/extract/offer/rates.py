"""What a sentence says is paid for the work: how much, in which currency, for what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vetter.extract.offer.amounts import read_amounts
from vetter.extract.offer.wording import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.offer.amounts import Amount
    from vetter.extract.offer.wording import Span, Wording

LARGEST: Final = 10_000_000  # no rate is larger, in any currency
_NEAR: Final = 8  # words from an amount to what it is for
_BESIDE: Final = 3  # words from an amount to what makes it other money


class Rate(NamedTuple):
    """An amount or a range of money, what it is for, and where it stands in the sentence."""

    low: float
    high: float
    currency: str
    unit: str
    start: int
    end: int


def read_rates(text: str, wording: Wording, language: str) -> Iterator[Rate]:
    """Return what a sentence says is paid to the writer. It is one that `spelled` made.

    Money beside which something else is named, such as expenses or a fine, is none; nor is an amount in a
    sentence that speaks neither of pay nor of a unit of work.
    """
    pay = Mark(language, "pay") in wording.found
    other = wording.found.get(Mark(language, "other"), ())
    for amount in read_amounts(text, wording, language):
        unit = _unit(amount, wording, language)
        beside = any(_distance(amount.span, span) <= _BESIDE for span in other)
        if (pay or unit) and not beside and 0 < amount.high <= LARGEST:
            yield Rate(amount.low, amount.high, amount.currency, unit, amount.start, amount.end)


def _unit(amount: Amount, wording: Wording, language: str) -> str:
    """Return the unit that stands nearest, a following one before one that precedes, or ""."""
    near = [
        (_distance(amount.span, span), span < amount.span, mark.name)
        for mark, spans in wording.found.items()
        if mark.language == language and mark.list == "units"
        for span in spans
    ]
    distance, _, unit = min(near, default=(_NEAR + 1, False, ""))
    return unit if distance <= _NEAR else ""


def _distance(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])
