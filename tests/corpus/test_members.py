"""The corpus holds what it says it holds, and nobody chose who is held back."""

from __future__ import annotations

import pytest

from tests.corpus.check import mistakes, taken_twice
from tests.corpus.members import Split, _file, corpus, names, split
from vetter.lab import Lab

OPERATORS, KINDS = _file().operators, _file().kinds


@pytest.mark.parametrize("name", names())
def test_every_site_of_the_corpus_is_as_its_form_asks(name):
    assert mistakes(name)[0] == []


def test_no_two_sites_answer_to_one_name():
    assert taken_twice() == {}


@pytest.mark.parametrize("groups", [OPERATORS, KINDS])
def test_of_every_two_groups_one_is_held_back(groups):
    assert len(set(groups)) == len(groups)
    halves = [split(group, groups) for group in groups]
    assert all(one != other for one, other in zip(halves[::2], halves[1::2], strict=False))


def test_a_group_that_is_added_moves_none_before_it():
    assert [split(one, (*KINDS, "new", "newer")) for one in KINDS] == [
        split(one, KINDS) for one in KINDS
    ]


def test_the_halves_are_the_recorded_ones():
    assert {one for one in KINDS if split(one, KINDS) is Split.HELD_BACK} >= {"student", "exile"}
    assert split("social-design-agency", OPERATORS) is Split.DEVELOPMENT


def test_members_of_one_group_stay_together():
    halves = {}
    for one in corpus():
        if one.split is not Split.KNOWN:
            halves.setdefault(one.group, set()).add(one.split)
    assert all(len(of_group) == 1 for of_group in halves.values())


def test_a_site_is_shown_in_the_theme_that_is_asked_for(tmp_path):
    own, other = (Lab(tmp_path, ["peacedata"], theme=theme) for theme in ("", "plain"))
    assert own.sites["peacedata.net"].theme == "classic"
    assert other.sites["peacedata.net"].theme == "plain"
