"""The figures of the corpus do not get worse, and every member has been reviewed."""

from __future__ import annotations

from msgspec.structs import replace

from tests.corpus.members import names
from tests.evaluate.baseline import of_golden, read, what_is_worse
from tests.evaluate.figures import counts
from tests.evaluate.test_figures import PAIRS
from tests.evaluate.told import GOLDEN
from vetter.model import Level


def test_every_member_of_the_corpus_has_been_reviewed():
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == sorted(names())


def test_the_figures_are_not_worse_than_those_that_were_recorded():
    assert what_is_worse(of_golden(), read()) == []


def test_one_front_that_is_missed_or_one_alarm_more_is_noticed():
    before = read()
    part, old = next(iter(before.items()))
    blind = replace(old, normal=counts(PAIRS, lambda _: Level.NONE))
    jumpy = replace(old, normal=counts(PAIRS, lambda _: Level.SOME))
    assert what_is_worse({**before, part: blind}, before)
    assert what_is_worse({**before, part: jumpy}, before)
