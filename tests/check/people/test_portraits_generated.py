from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest
from vetter.check.people.portraits_generated import by_chance
from vetter.model import Eyes, Portrait

CHECK = "portraits-generated"
ON, NEAR, OFF = 0.0, 0.012, 0.06


def portrait(number, off, *, side=400, looked=True, faces=1):
    face = Eyes(
        left=(0.375 + off * 2.83, 0.4623), right=(0.6241 + off * 2.83, 0.4657), certainty=0.93
    )
    return Portrait(
        record=f"r{number}", url=f"https://gazette.example.org/{number}.jpg", sha256=f"{number:064x}", width=side, height=side,
        alike="0" * 16, mirrored="0" * 16, looked=looked, faces=(face,) * faces,
    )  # fmt: skip


def said(*portraits):
    return ask(CHECK, changed(honest(), portraits=portraits))


def test_fires_on_several_faces_where_generated_ones_are():
    found = said(portrait(1, ON), portrait(2, NEAR), portrait(3, OFF))
    assert found.verdict is FIRED
    assert found.strength == 1
    assert "StyleGAN" in found.because
    assert "about one page in 4" in found.because
    assert "less than one page in 1,000" in said(*(portrait(n, ON) for n in range(4))).because
    assert "Ann" not in found.because


def test_fires_weakly_on_one_that_is_exactly_there():
    found = said(portrait(1, ON), portrait(2, OFF))
    assert found.verdict is FIRED
    assert found.strength < 0.5


def test_clear_where_the_eyes_are_elsewhere_and_says_what_that_does_not_mean():
    found = said(portrait(1, OFF), portrait(2, OFF))
    assert found.verdict is CLEAR
    assert "Other programs leave no such trace" in found.because
    assert said(portrait(1, 0.016)).verdict is CLEAR


def test_clear_on_a_large_masthead_of_which_chance_puts_a_few_there():
    many = [portrait(number, OFF) for number in range(3, 30)]
    assert said(portrait(1, 0.015), portrait(2, 0.016), *many).verdict is CLEAR


def test_unknown_without_the_optional_part_or_anything_to_measure():
    assert said(portrait(1, ON, looked=False)).verdict is UNKNOWN
    assert (
        said(portrait(1, ON, side=60), portrait(2, ON, faces=2), portrait(3, ON, faces=0)).verdict
        is UNKNOWN
    )


def test_not_applicable_where_nobody_is_shown():
    assert said().verdict is NOT_APPLICABLE


def test_chance_is_what_was_measured_on_groups_of_ordinary_portraits():
    # Two of two: 0.0012 measured; three of three within the template hardly ever.
    assert by_chance(2, 2) == pytest.approx(0.0008, abs=0.0005)
    assert by_chance(2, 5) == pytest.approx(0.0079, abs=0.002)
