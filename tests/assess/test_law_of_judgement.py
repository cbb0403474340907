"""The law of judgement, held against whatever the checks might answer."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.dossiers import honest, letter, offered, offline
from vetter.assess import assess
from vetter.assess.coverage import cover, share
from vetter.assess.likelihood import in_words, posterior
from vetter.assess.scheme import scheme
from vetter.assess.weigh import weigh
from vetter.check import catalogue
from vetter.check.engine import judged
from vetter.model import Answer, Axis, Citation, Level, Verdict

PLAN = scheme()
CATALOGUE = catalogue()
WEIGHTS = {card.id: weight for card, weight in CATALOGUE}
VERDICTS = st.sampled_from(list(Verdict))
STRENGTHS = st.floats(0, 1)
WORDS = {
    "almost no chance": (0.01, 0.05),
    "very unlikely": (0.05, 0.20),
    "unlikely": (0.20, 0.45),
    "roughly even": (0.45, 0.55),
    "likely": (0.55, 0.80),
    "very likely": (0.80, 0.95),
    "almost certain": (0.95, 0.99),
    "cannot be judged": (0.01, 0.99),
}


def said(card, weight, verdict, strength=1.0):
    return judged(card, weight, Answer(verdict, "So it is.", (Citation("r1"),), strength))


@st.composite
def answers(draw, cards=CATALOGUE):
    return [said(card, weight, draw(VERDICTS), draw(STRENGTHS)) for card, weight in cards]


def whole(found, prior=0.02, dossier=None):
    return assess(dossier or offline(), found, (), {}, target="t", prior=prior, tool="v")


@given(answers(), st.floats(0.001, 0.9))
@settings(max_examples=150)
def test_the_likelihood_always_has_its_words_and_lies_within_1_to_99(found, prior):
    result = whole(found, prior)
    said_words = result.likelihood
    assert WORDS[said_words.words] == (said_words.low, said_words.high)
    assert 0.01 <= said_words.low < said_words.high <= 0.99
    if result.level is Level.UNKNOWN:
        assert said_words.words == "cannot be judged"


@given(answers(), st.randoms())
@settings(max_examples=80)
def test_the_order_of_the_answers_does_not_matter(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)
    one, other = whole(found), whole(shuffled)
    assert one.level is other.level
    assert one.likelihood == other.likelihood
    assert one.findings == other.findings
    assert one.questions == other.questions
    assert one.readings == other.readings


@given(answers(), st.integers(0, len(CATALOGUE) - 1), st.floats(-5, -0.01))
@settings(max_examples=300)
def test_something_innocent_never_raises_the_likelihood(found, place, weight):
    without = replace(found[place], answer=replace(found[place].answer, verdict=Verdict.UNKNOWN))
    without = replace(without, weight=0.0)
    innocent = replace(
        found[place], answer=replace(found[place].answer, verdict=Verdict.FIRED), weight=weight
    )
    before = weigh([*found[:place], without, *found[place + 1 :]], PLAN).total
    after = weigh([*found[:place], innocent, *found[place + 1 :]], PLAN).total
    assert after <= before + 1e-9


@given(answers(), st.integers(0, len(CATALOGUE) - 1))
@settings(max_examples=200)
def test_unknown_never_counts_as_clear_and_never_raises_coverage(found, place):
    card, weight = CATALOGUE[place]
    lost = [*found[:place], said(card, weight, Verdict.UNKNOWN), *found[place + 1 :]]
    assert weigh([lost[place]], PLAN).total == 0
    if found[place].answer.verdict is not Verdict.NOT_APPLICABLE:
        assert share(cover(lost)) <= share(cover(found))
    assert cover(lost).answered <= cover(found).answered


@given(answers(), st.floats(0, 12))
@settings(max_examples=150)
def test_more_evidence_against_is_never_less_likely(found, more):
    total = weigh(found, PLAN).total
    assert posterior(0.02, total + more) >= posterior(0.02, total)
    assert in_words(posterior(0.02, total + more), 0.02, PLAN).low >= (
        in_words(posterior(0.02, total), 0.02, PLAN).low
    )


def test_no_single_sign_that_is_not_decisive_reaches_strong():
    for card, weight in CATALOGUE:
        for verdict in (Verdict.FIRED, Verdict.CLEAR):
            alone = said(card, weight, verdict)
            if not alone.decisive:
                for prior in (0.02, 0.2, 0.5):
                    assert whole([alone], prior).level is not Level.STRONG, card.id


def test_at_the_usual_prior_one_sign_without_weight_or_a_weak_one_makes_nothing_of_it():
    for card, weight in CATALOGUE:
        alone = said(card, weight, Verdict.FIRED)
        if alone.weight < 1.6 and card.reading is not Axis.COMMISSION:
            assert whole([alone]).level is Level.UNKNOWN, card.id


def test_no_set_of_signs_of_the_offer_makes_an_outlet_worse_than_worth_asking_about():
    offer = [pair for pair in CATALOGUE if pair[0].reading is Axis.COMMISSION]
    every = [said(card, weight, Verdict.FIRED) for card, weight in offer]
    assert whole(every, dossier=offered(letter(), by=offline())).level is Level.SOME


def test_no_set_of_habits_that_honest_editors_have_makes_the_offer_worse_than_that():
    offer = [pair for pair in CATALOGUE if pair[0].reading is Axis.COMMISSION]
    habits = [said(card, weight, Verdict.FIRED) for card, weight in offer if not weight.decisive]
    result = whole(habits, dossier=offered(letter(), by=offline()))
    assert result.readings["commission"].level is Level.SOME


@given(st.data(), st.floats(0.01, 0.5))
@settings(max_examples=150)
def test_no_set_of_signs_from_one_family_that_are_not_decisive_reaches_strong(data, prior):
    families = {
        family: [pair for pair in pairs if not pair[1].decisive]
        for family, pairs in groupby(CATALOGUE, key=lambda pair: pair[0].family)
    }
    family = data.draw(st.sampled_from(sorted(families)))
    homes = {PLAN.groups.get(w.correlated, card.family) for card, w in families[family]}
    found = data.draw(answers(families[family]))
    if len(homes) == 1:
        assert whole(found, prior).level is not Level.STRONG


@given(st.data(), st.floats(0.01, 0.1))
@settings(max_examples=150)
def test_no_set_of_weak_signs_of_one_family_reaches_strong_wherever_they_count(data, prior):
    families = {card.family for card, _ in CATALOGUE}
    family = data.draw(st.sampled_from(sorted(families)))
    cards = [
        (card, weight)
        for card, weight in CATALOGUE
        if card.family == family and not weight.decisive and weight.fired < PLAN.levels.single
    ]
    assert whole(data.draw(answers(cards)), prior).level is not Level.STRONG


def test_all_that_a_silent_outlet_can_be_blamed_for_is_not_strong():
    silent = {"ownership", "people", "registration"}
    # Pictures, copied words, replaced names and the marks of one hand are something that is there, and no silence.
    loud = {"money", "output", "portraits", "one-hand", "copied-words", "given-up"}
    found = [
        said(card, weight, Verdict.FIRED if weight.fired > 0 else Verdict.CLEAR)
        for card, weight in CATALOGUE
        if card.family in silent and weight.correlated not in loud and not weight.decisive
        if card.id != "structured-data-contradicts"
    ]
    assert len(found) > 10
    assert whole(found).level in {Level.SOME, Level.NONE, Level.UNKNOWN}


def test_that_an_outlet_is_young_and_says_little_is_never_enough_to_be_told_of():
    whispers = [
        said(card, weight, Verdict.FIRED if weight.fired > 0 else Verdict.CLEAR)
        for card, weight in CATALOGUE
        if card.reading is not Axis.COMMISSION and weight.fired >= 0
        if max(weight.fired, weight.clear) < PLAN.whispers.least or weight.correlated == "age"
    ]
    assert len(whispers) > 15
    result = whole(whispers)
    assert result.level in {Level.NONE, Level.UNKNOWN}
    assert any("its youth and weak signs" in remark for remark in result.remarks)
    loud = [
        said(card, weight, Verdict.FIRED)
        for card, weight in CATALOGUE
        if card.id == "phone-number-impossible"
    ]
    assert whole([*whispers, *loud]).level in {Level.SOME, Level.STRONG}


def test_nothing_found_needs_enough_looked_at():
    all_clear = [said(card, weight, Verdict.CLEAR) for card, weight in CATALOGUE]
    quiet = [replace(one, weight=0.0) for one in all_clear]
    assert whole(quiet, dossier=honest()).level is Level.NONE
    for must in PLAN.levels.must:
        blind = [
            said(one.card, WEIGHTS[must], Verdict.UNKNOWN) if one.card.id == must else one
            for one in quiet
        ]
        assert whole(blind, dossier=honest()).level is Level.UNKNOWN, must
    few = [
        one
        if n % 2 or one.card.id in PLAN.levels.must
        else replace(one, answer=replace(one.answer, verdict=Verdict.UNKNOWN))
        for n, one in enumerate(quiet)
    ]
    assert share(cover(few)) < PLAN.levels.coverage
    assert whole(few, dossier=honest()).level is Level.UNKNOWN


def test_a_decisive_sign_that_is_itself_unsure_is_not_decisive():
    card, weight = next(pair for pair in CATALOGUE if pair[0].id == "links-home-to-another-outlet")
    assert weigh([said(card, weight, Verdict.FIRED)], PLAN).signs[0].decisive
    assert not weigh([said(card, weight, Verdict.FIRED, 0.3)], PLAN).signs[0].decisive


def test_the_families_caps_hold_both_ways():
    for verdict in (Verdict.FIRED, Verdict.CLEAR):
        found = weigh([said(card, weight, verdict) for card, weight in CATALOGUE], PLAN)
        for family, cap in PLAN.families.items():
            # One that is heavier by itself is not many weak ones.
            heavy = [one.applied for one in found.signs if one.judged.card.family == family]
            assert -cap.down <= found.families[family] <= max(cap.up, *heavy)
