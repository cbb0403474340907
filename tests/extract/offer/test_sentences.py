"""Sentences as people write them in each language: what tells something, and what is the everyday of a newsroom."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from vetter.extract.offer.terms import read_terms

WARNING = {
    "advance-fee", "documents", "payment", "no-contract", "no-call", "angle", "no-byline", "other-byline",
    "unpaid-test", "off-platform",
}  # fmt: skip
FILES = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "sentences").glob("*.toml"))
}


def kinds(text):
    return {t.kind.value for t in read_terms(text) if t.value != "invoice"}


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [(code, *pair) for code, file in FILES.items() for pair in file["telling"]],
)
def test_a_telling_sentence_is_read(language, kind, text):
    terms = [term for term in read_terms(text) if term.kind.value == kind]
    assert terms
    assert language in {term.language for term in terms}


@pytest.mark.parametrize("text", [t for file in FILES.values() for t in file["ordinary"]])
def test_the_everyday_of_a_newsroom_is_no_sign(text):
    assert not kinds(text) & WARNING
