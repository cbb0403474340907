"""The words of each language are whole: every kind of term, every unit, nothing that can never be found."""

from __future__ import annotations

import pytest

from vetter.data import root
from vetter.errors import DataError
from vetter.extract.offer import approach as module
from vetter.extract.offer.approach import approaches
from vetter.extract.offer.wording import read_wording
from vetter.model.offer import TermKind

LANGUAGES = {"en", "de", "fr", "es", "pt", "it", "pl", "uk", "ru", "ar", "fa", "tr", "zh"}
PAYMENTS = {"paypal-friends", "other-payer", "crypto", "gift-card", "invoice"}
UNITS = {
    "word",
    "thousand-words",
    "thousand-characters",
    "line",
    "page",
    "piece",
    "hour",
    "day",
    "week",
    "month",
}
EVERY = pytest.mark.parametrize("words", approaches(), ids=lambda a: a.language)


def test_every_language_of_the_plan_has_its_words():
    assert {a.language for a in approaches()} == LANGUAGES
    assert {path.stem for path in (root() / "approach").glob("*.toml")} == LANGUAGES


@EVERY
def test_a_language_has_words_for_every_kind_of_term(words):
    kinds = {rule.kind for rule in words.rules} | {TermKind.RATE}
    assert kinds == set(TermKind)
    payments = {rule.value for rule in words.rules if rule.kind is TermKind.PAYMENT}
    documents = {rule.value for rule in words.rules if rule.kind is TermKind.DOCUMENTS}
    assert payments == PAYMENTS
    assert documents == {"identity", "bank", "login"}


@EVERY
def test_a_language_knows_what_a_rate_is_for(words):
    assert {"word", "piece", "hour", "day", "month"} <= set(words.units) <= UNITS
    assert {"USD", "EUR"} <= set(words.currencies)
    assert all(len(code) == 3 and code.isupper() for code in words.currencies)


@EVERY
def test_every_phrase_of_a_rule_is_found_where_it_stands(words):
    for number, rule in enumerate(words.rules):
        for group, phrases in enumerate(rule.says):
            for phrase in phrases:
                found = read_wording(phrase.replace("*", "")).found
                marks = {
                    (m.rule, m.group)
                    for m in found
                    if m.language == words.language and m.list == "says"
                }
                assert (number, group) in marks, phrase


@EVERY
def test_no_stem_is_so_short_that_it_finds_everything(words):
    every = [p for rule in words.rules for says in (*rule.says, rule.unless) for p in says]
    stems = {phrase[:-1] for phrase in every if phrase.endswith("*") and " " not in phrase}
    assert min(map(len, stems), default=3) >= 3


def test_words_that_cannot_be_read_are_refused_with_their_file(monkeypatch):
    broken = {"language": "xx", "rules": [{"kind": "documents", "says": [["@missing"]]}]}
    monkeypatch.setattr(module, "read_toml", lambda *_: broken)
    with pytest.raises(DataError, match="data/approach/"):
        approaches.__wrapped__()
