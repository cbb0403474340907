"""Every check has its module, card, weight and tests; nothing carries weight that must not."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from vetter.check import catalogue
from vetter.check.cards import cards, weights
from vetter.check.engine import checks
from vetter.check.sources import NAMES
from vetter.cli import catalogue as catalogue_page
from vetter.data import read_toml
from vetter.model import Axis, Basis, Source

HERE = Path(__file__).parent
CATALOGUE = catalogue()
IDS = [card.id for card, _ in CATALOGUE]
OF_THE_OUTLET = {
    "listed",
    "identity",
    "registration",
    "ties",
    "ownership",
    "people",
    "content",
    "standing",
}
FAMILIES = {*OF_THE_OUTLET, "commission"}


def test_there_are_checks_in_every_family():
    assert {card.family for card, _ in CATALOGUE} == FAMILIES
    assert len(CATALOGUE) >= 35


@pytest.mark.parametrize(("card", "weight"), CATALOGUE, ids=IDS)
def test_a_card_tells_a_person_everything(card, weight):
    assert card.question.endswith("?")
    for text in (card.fired, card.clear):
        assert text
        assert text[0].isupper()
        assert not text.endswith((".", "?"))
    for text in (card.why, card.innocent, weight.source):
        assert text.endswith((".", "”"))
        assert len(text) > 20
    assert not card.ask or card.ask.endswith("?")
    assert card.references
    for reference in card.references:
        assert re.search(r"[^,]+, https://\S+$", reference)
    for technique in card.disarm:
        assert re.fullmatch(r"T\d{4}(\.\d{3})?", technique)
    for need in card.needs:
        assert all(Source(name) in NAMES for name in need.split(" or "))


@pytest.mark.parametrize(("card", "weight"), CATALOGUE, ids=IDS)
def test_a_check_is_tested_by_a_file_of_its_name(card, weight):
    source = (HERE / card.family / f"test_{card.id.replace('-', '_')}.py").read_text("utf-8")
    for verdict in ("FIRED", "CLEAR"):
        assert f"is {verdict}" in source or f".verdict is {verdict}" in source
    if set(card.needs) - {"offer"} or "unknown(" in module(card):
        assert ".verdict is UNKNOWN" in source
    if "offer" in card.needs or "not_applicable(" in module(card):
        assert ".verdict is NOT_APPLICABLE" in source


def module(card):
    folder = HERE.parents[1] / "vetter" / "check" / card.family
    return (folder / f"{card.id.replace('-', '_')}.py").read_text("utf-8")


@pytest.mark.parametrize(("card", "weight"), CATALOGUE, ids=IDS)
def test_a_weight_has_a_basis(card, weight):
    assert (weight.basis is Basis.NONE) == (weight.fired == weight.clear == 0)
    if weight.basis is Basis.JUDGED:
        assert "udged by the maintainers" in weight.source


def test_a_measured_weight_states_its_counts_or_that_they_were_not_kept():
    for _, weight in CATALOGUE:
        if weight.basis is Basis.MEASURED and weight.counted is None:
            assert "its interval is not known" in weight.source


def test_no_weight_goes_beyond_what_was_counted():
    for _, weight in CATALOGUE:
        if weight.counted:
            low, high = weight.counted.interval
            assert low < weight.counted.ratio < high
            assert math.exp(weight.fired) <= high
            assert 0 < weight.counted.honest[0] <= weight.counted.honest[1]


def test_only_what_stands_outside_the_outlets_control_lowers_the_risk():
    lowering = {card.id for card, w in CATALOGUE if w.fired < 0 or w.clear < 0}
    assert lowering == {
        "older-than-ten-years",
        "brand-registrar",
        "long-continuous-archive",
        "encyclopaedia-predates",
        "reciprocal-membership",
        "issn-confirmed",
        "register-confirms",
        "linked-by-established",
    }


def test_a_missing_page_weighs_little_and_a_contradiction_much():
    missing = [w.clear for _, w in CATALOGUE if w.clear > 0]
    contradictions = [w.fired for _, w in CATALOGUE if w.decisive]
    assert max(missing) < 0.5 < 1.5 < min(contradictions)


@pytest.mark.parametrize(
    ("check", "ratio"),
    [
        ("brand-registrar", 0.04),
        ("older-than-ten-years", 0.53),
        ("domain-younger-than-two-years", 3.2),
        ("encyclopaedia-predates", 0.30),
    ],
)
def test_measured_ratios_are_used_as_measured(check, ratio):
    weight = weights()[check]
    assert weight.basis is Basis.MEASURED
    assert weight.fired == pytest.approx(math.log(ratio), abs=0.001)


def test_nothing_asks_what_is_known_to_carry_nothing():
    words = " ".join(IDS)
    for nothing in ("privacy", "cloudflare", "wordpress", "grammar", "language", "cheap"):
        assert nothing not in words


def test_what_is_asked_of_an_offer_speaks_of_the_commission_and_needs_one():
    for card, _ in CATALOGUE:
        assert (card.family == "commission") == (card.reading is Axis.COMMISSION)
        assert (card.family == "commission") == ("offer" in card.needs)


def test_every_group_of_signs_has_a_family():
    plan = read_toml("assess.toml")
    groups = {w.correlated for _, w in CATALOGUE if w.correlated}
    assert groups == set(plan["groups"])
    assert set(plan["groups"].values()) <= FAMILIES
    assert set(plan["families"]) == OF_THE_OUTLET
    assert set(plan["levels"]["must"]) <= set(IDS)


def test_the_page_of_all_checks_is_current():
    page = HERE.parents[1] / catalogue_page.PLACE
    assert page.read_text("utf-8") == catalogue_page.text(), "make catalogue writes it anew"


def test_cards_modules_and_weights_are_the_same_set():
    assert checks().keys() == cards().keys() == weights().keys()
