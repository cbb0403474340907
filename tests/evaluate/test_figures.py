"""The instrument counts right, and names who is held back to nobody who has not asked."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from tests.corpus.members import Member, Split
from tests.evaluate.figures import counts, figures, share, worse
from tests.evaluate.printed import printed
from tests.evaluate.told import Told
from vetter.model import Level


def pair(name, level, *, front, words="unlikely", **less):
    member = Member(
        name=name, host=f"{name}.org", front=front, group="g", country="XX", language="en",
        theme="plain", as_of=datetime(2026, 11, 23, tzinfo=UTC), split=Split.HELD_BACK, sites=(name,),
    )  # fmt: skip
    said = Told(
        name=name, level=level, likelihood=words, confidence="high", answered=1, asked=1,
        readings={}, findings={"no-mail": "fired +0.34", "older-than-ten-years": "fired -0.64"}, **less,
    )  # fmt: skip
    return member, said


PAIRS = [
    pair("a", Level.STRONG, front=True, words="likely", hinges={"no-mail": Level.SOME}),
    pair("b", Level.SOME, front=True, without_lists=Level.NONE),
    pair("c", Level.UNKNOWN, front=True, without_source={"archive": Level.SOME}),
    pair("d", Level.NONE, front=False, without_family={"people": Level.SOME}),
    pair("e", Level.SOME, front=False),
]


def test_fronts_and_alarms_are_counted_with_exact_intervals():
    found = counts(PAIRS, lambda said: said.level)
    assert (found.some.times, found.some.of) == (2, 3)
    assert (found.strong.times, found.strong.of) == (1, 3)
    assert (found.alarms.times, found.alarms.of) == (1, 2)
    assert (found.missed, found.alarmed) == (("c",), ("e",))
    assert share(0, 60).high == 0.0596
    assert (share(0, 0).low, share(0, 0).high) == (0.0, 1.0)


def test_what_would_be_said_with_less_is_counted_apart():
    found = figures(PAIRS)
    assert found.without_source["archive"].some.times == 3
    assert found.without_family["people"].alarms.times == 2
    assert found.without_lists.some.times == 0
    assert found.other_theme is None


def test_words_are_held_against_what_became_of_them():
    rows = {row.words: row.fronts for row in figures(PAIRS).words}
    assert (rows["likely"].times, rows["likely"].of) == (1, 1)
    assert (rows["unlikely"].times, rows["unlikely"].of) == (2, 4)


def test_only_what_speaks_against_an_outlet_carried_the_decision():
    (row,) = figures(PAIRS).carried
    assert (row.check, row.fronts, row.honest, row.hinges) == ("no-mail", 3, 2, 1)


def test_worse_is_a_smaller_share_of_fronts_or_a_larger_one_of_alarms():
    now = counts(PAIRS, lambda said: said.level)
    fewer = counts(PAIRS[:2], lambda said: said.level)
    assert worse(now, now) == []
    assert worse(fewer, now) == []
    assert len(worse(now, fewer)) == 3


def test_each_way_that_was_run_has_a_row_of_its_own():
    said = printed("known", figures(PAIRS, web_search=PAIRS[:1]), names=False)
    (row,) = (line for line in said.splitlines() if line.startswith("with a web search"))
    assert "1/1" in row
    assert "after its kin" not in said


def test_those_held_back_are_named_only_on_request():
    found = figures(PAIRS)
    assert "missed: c" in printed("held-back", found, names=True)
    quiet = printed("held-back", found, names=False)
    assert "missed" not in quiet
    assert "no-mail" not in quiet
    assert "2/3" in quiet


def test_what_is_kept_can_be_read_again():
    for _, said in PAIRS:
        assert msgspec.json.decode(msgspec.json.encode(said), type=Told) == said
