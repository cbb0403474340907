"""Each entry of a list becomes one row, which says what it names or why it names nothing."""

from __future__ import annotations

import pytest

from vetter.batch.begin import held_up
from vetter.batch.entry import Entry
from vetter.batch.intake import NOTHING, Intake
from vetter.batch.work import RowKind
from vetter.settings import Keys, Settings, Sources


def row(text):
    (one,) = Intake().rows([Entry(7, text, {"Website": text})])
    return one


@pytest.mark.parametrize("text", ["n/a", "N.A.", " NONE ", "-", "?", "tbd", "k. A.", "нет", "未知"])
def test_words_for_nothing_are_no_outlet_to_look_for(text):
    said = row(text)
    assert said.kind is RowKind.JUNK
    assert (said.line, said.key, said.told) == (7, "", NOTHING)


@pytest.mark.parametrize(
    "text", ["None of the Above", "The Unknown", "Nil Sine Labore", "na.example"]
)
def test_a_name_that_holds_such_a_word_is_one(text):
    assert row(text).kind is RowKind.OUTLET


def test_a_long_list_is_told_what_would_hold_it_up_and_no_other():
    assert "keys.wikimedia" in held_up(200, Settings())
    assert held_up(5, Settings()) == ""
    assert held_up(200, Settings(keys=Keys(wikimedia="desk@paper.example"))) == ""
    assert held_up(200, Settings(sources=Sources(wikidata="", wikipedia=""))) == ""
