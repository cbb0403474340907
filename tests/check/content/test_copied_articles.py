from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import article, changed, front, honest, offline, without_pages
from vetter.model import PageKind

CHECK = "copied-articles"


def having(*pages):
    return changed(honest(), pages=without_pages(honest(), PageKind.ARTICLE).pages + pages)


def test_fires_on_many_credits_and_says_which():
    said = ask(CHECK, front())
    assert said.verdict is FIRED
    assert "6 of 12 (50 %)" in said.because
    assert "Grayzone" in said.because


def test_fires_on_articles_whose_proper_place_is_elsewhere():
    copied = having(*(article(n, canonical=f"https://genuine.com/{n}") for n in range(5)))
    said = ask(CHECK, copied)
    assert said.verdict is FIRED
    assert "genuine.com" in said.because


def test_agency_copy_with_its_credit_is_normal():
    assert (
        ask(CHECK, having(*(article(n, credits=("Source: Reuters",)) for n in range(5)))).verdict
        is CLEAR
    )


def test_its_own_address_in_another_form_is_not_elsewhere():
    own = having(
        *(article(n, canonical=f"https://www.elbe-bote.example.org/{n}") for n in range(5))
    )
    assert ask(CHECK, own).verdict is CLEAR


def test_a_few_are_told_and_not_counted():
    few = having(*(article(n) for n in range(9)), article(9, credits=("First in Elsewhere",)))
    said = ask(CHECK, few)
    assert said.verdict is CLEAR
    assert "1 of 10" in said.because


def test_unknown_with_too_few_articles():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, having(article(1))).verdict is UNKNOWN
