"""Figures are said in words that claim no more than they know."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from vetter.errors import UsageError
from vetter.model import Axis, Confidence, Level, Mark, Outcome, Source
from vetter.tui import words
from vetter.tui.screens.start import end_of_day


def test_everything_has_its_words_and_its_own_sign() -> None:
    assert set(words.LEVELS) == set(Level)
    assert set(words.READINGS) == set(Axis)
    assert set(words.CONFIDENCE) == set(Confidence)
    assert set(words.SOURCES) == set(words.ASKED) == set(Source)
    assert set(words.OUTCOMES) == set(Outcome)
    assert set(words.MARKS) == set(Mark)
    assert len({level.sign for level in words.LEVELS.values()}) == len(Level)
    assert len({sign for sign, _, _ in words.OUTCOMES.values()}) == len(Outcome)


@pytest.mark.parametrize(
    ("weight", "word"),
    [(0.1, "slight"), (-0.7, "moderate"), (2.0, "strong"), (-5.0, "very strong")],
)
def test_strength(weight: float, word: str) -> None:
    assert words.strength(weight) == word


def test_weights_in_sentences() -> None:
    assert words.weighed(0) == "It counts neither way."
    assert words.weighed(2.9) == (
        "A strong reason for caution: about 18 times as likely to be seen at a front as at an honest"
        " outlet."
    )
    assert "reason for trust" in words.weighed(-1.0)
    assert "9999 times" in words.weighed(50)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.2, 0.45, "20 to 45 %"),
        (0.0, 0.05, "under 5 %"),
        (0.95, 1.0, "over 95 %"),
        (0.0, 0.001, "under 1 %"),
        (0.999, 1.0, "over 99 %"),
    ],
)
def test_a_range_never_claims_certainty(low: float, high: float, said: str) -> None:
    assert words.span(low, high) == said


@pytest.mark.parametrize(
    ("share", "said"), [(0.02, "2 %"), (0.001, "under 1 %"), (0.9999, "over 99 %")]
)
def test_percent(share: float, said: str) -> None:
    assert words.percent(share) == said


def test_counts_and_dates() -> None:
    moment = datetime(2020, 7, 8, 9, 30, tzinfo=UTC)
    assert words.count(1, "year") == "1 year"
    assert words.count(1200, "match", "matches") == "1,200 matches"
    assert words.day(moment) == "8 July 2020"
    assert words.minute(moment) == "8 Jul 2020, 09:30:00 UTC"


def test_a_day_is_read_to_its_end() -> None:
    assert end_of_day("") is None
    assert end_of_day("2020-07-08") == datetime(2020, 7, 8, 23, 59, 59, tzinfo=UTC)
    with pytest.raises(UsageError, match="is no date"):
        end_of_day("tomorrow")
