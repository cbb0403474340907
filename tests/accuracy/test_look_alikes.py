"""Look-alikes are told on rows that nobody looked at, and hardly any genuine outlet is taken for one.

Of the rows that are held back no failure may name one: only counts and intervals are shown.
"""

from __future__ import annotations

import pytest

from tests.accuracy.intervals import exact
from tests.accuracy.look_alikes import HELD_BACK, SEEN, genuine_outlets, half, measured


@pytest.fixture(scope="module")
def held_back():
    return {what: (one.share, one.line()) for what, one in measured(HELD_BACK).items()}


def test_of_the_listed_copies_that_were_held_back_nearly_all_are_told(held_back):
    share, line = held_back["copies told"]
    print(line)
    assert share >= 0.95, line


def test_of_the_genuine_outlets_that_were_held_back_hardly_any_is_taken_for_a_copy(held_back):
    share, line = held_back["false alarms"]
    print(line)
    assert share <= 0.005, line


def test_nobody_is_named_of_what_is_held_back():
    told = measured(HELD_BACK)
    assert all(one.of > 50 for one in told.values())
    named = sum(len(one.whom) for one in told.values())
    assert named == 0


def test_the_halves_are_halves_and_have_nothing_in_common():
    halves = [{outlet.domain for outlet in genuine_outlets(which)} for which in (SEEN, HELD_BACK)]
    in_both = len(halves[0] & halves[1])
    assert in_both == 0
    smaller, larger = sorted(map(len, halves))
    assert smaller / larger > 0.9
    assert half("lemonde.fr") in (SEEN, HELD_BACK)


@pytest.mark.parametrize(
    ("times", "of", "low", "high"),
    [(0, 10, 0.0, 0.3085), (10, 10, 0.6915, 1.0), (95, 100, 0.8872, 0.9836), (3, 4365, 0.00014, 0.00201)],
)  # fmt: skip
def test_intervals_are_those_of_clopper_and_pearson(times, of, low, high):
    found = exact(times, of)
    assert found[0] == pytest.approx(low, abs=1e-4)
    assert found[1] == pytest.approx(high, abs=1e-4)
