"""A name leads to its outlet, on outlets on which nothing was tuned."""

from __future__ import annotations

import pytest

from tests.accuracy import names


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Return what was offered for the outlets that are held back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VETTER_HOME", str(tmp_path_factory.mktemp("home")))
        return names.ask()


def test_the_right_site_is_offered_first_for_nine_names_in_ten(asked):
    alone = [one for one in asked if not one.shared]
    assert len(alone) >= 200
    assert sum(map(names.is_first, alone)) >= 0.9 * len(alone)


def test_names_that_several_bear_give_a_list_with_the_right_one(asked):
    shared = [one for one in asked if one.shared]
    assert sum(map(names.is_offered, shared)) >= 0.9 * len(shared)


def test_what_is_not_a_genuine_outlet_never_comes_first(asked):
    assert not any(map(names.is_not_genuine, asked))


def test_the_halves_are_kept_apart(asked):
    assert {names.half(one.outlet.domain) for one in asked} == {names.HELD_BACK}
