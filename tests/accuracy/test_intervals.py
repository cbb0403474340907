import pytest

from tests.accuracy.intervals import exact, written


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(9, 10, 0.5550, 0.9975), (0, 10, 0.0, 0.3085), (10, 10, 0.6915, 1.0)],
)
def test_the_interval_is_that_of_clopper_and_pearson(right, of, low, high):
    assert exact(right, of) == pytest.approx((low, high), abs=1e-4)


def test_a_share_of_nothing_is_none():
    assert written(0, 0) == "none"
