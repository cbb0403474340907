"""How many of the questions that apply could be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.model import Coverage, UnknownCheck, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Judged

ANSWERED: Final = frozenset({Verdict.FIRED, Verdict.CLEAR})


def cover(judged: Sequence[Judged]) -> Coverage:
    """Return the count of answered questions, and those that stayed open with the reason."""
    answered = sum(one.answer.verdict in ANSWERED for one in judged)
    still_open = tuple(
        UnknownCheck(one.card.id, one.answer.because)
        for one in judged
        if one.answer.verdict is Verdict.UNKNOWN
    )
    return Coverage(answered, answered + len(still_open), still_open)


def share(coverage: Coverage) -> float:
    """Return the share of questions answered; of no questions, none was."""
    return coverage.answered / coverage.asked if coverage.asked else 0.0
