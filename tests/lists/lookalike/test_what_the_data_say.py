"""The data that tell look-alikes are whole: every way has its words and its points."""

from __future__ import annotations

import string

import pytest

from vetter.data import read_toml
from vetter.lists.lookalike import imitations
from vetter.lists.outlets import load_outlets

SAYS = read_toml("outlets", "imitation.toml")
INNOCENCE = read_toml("outlets", "innocent.toml")
TRAITS = {*SAYS["names"], *SAYS["endings"], "slip", "foreign", "edition", "shared-with-one"}


@pytest.mark.parametrize("way", SAYS["ways"])
def test_every_way_is_told_in_words_that_name_what_was_compared(way):
    entry = SAYS["ways"][way]
    fields = {field for _, field, _, _ in string.Formatter().parse(entry["how"]) if field}
    assert fields
    assert fields <= {"asked", "name", "own", "ending", "word"}
    assert -10 < entry["points"] < 10


@pytest.mark.parametrize("ending", SAYS["endings"])
def test_endings_that_are_a_sign_are_told_and_settled_ones_are_not(ending):
    entry = SAYS["endings"][ending]
    assert ("told" in entry) is not entry["settled"]
    assert (entry["points"] > 1) is not entry["settled"]


def test_longer_names_need_less_beside_a_slip():
    for row in SAYS["slips"].values():
        assert row == sorted(row)
    free, settled = SAYS["slips"]["letters"], SAYS["slips"]["settled"]
    assert all(one >= other for one, other in zip(free, settled, strict=True))


def test_innocent_explanations_belong_to_circumstances_that_are_weighed():
    assert set(INNOCENCE["told"]) <= TRAITS


def test_no_word_stands_twice_in_a_list():
    for words in (*INNOCENCE["ordinary"].values(), *SAYS["kinds"].values()):
        if isinstance(words, list):
            assert len(words) == len(set(words))


def test_who_else_bears_a_name_of_many_countries_is_told_beside_a_likeness():
    told = {
        name: found[0].innocent
        for name in INNOCENCE["families"]
        if (found := imitations(f"{name}.beauty", load_outlets()))
    }
    assert len(told) > 5
    assert all(INNOCENCE["families"][name] in innocent for name, innocent in told.items())
