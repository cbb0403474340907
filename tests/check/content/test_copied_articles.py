from __future__ import annotations

from datetime import timedelta

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import (
    AS_OF,
    article,
    changed,
    front,
    honest,
    met,
    offline,
    sibling,
    without_pages,
)
from vetter.model import PageKind, TraitKind

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


def met_at(days, count=5, **facts):
    """Return articles whose words were met on another outlet, ``days`` earlier there."""
    pages = [article(n, published=AS_OF, **facts) for n in range(count)]
    there = [
        sibling(
            TraitKind.ARTICLE,
            value=page.url,
            theirs=f"https://weser-bote.example.net/{n}",
            dated=AS_OF - timedelta(days=days),
        )
        for n, page in enumerate(pages)
    ]
    return met(having(*pages), *there)


def test_fires_on_words_that_stood_at_another_outlet_before():
    said = ask(CHECK, met_at(days=3))
    assert said.verdict is FIRED
    assert "https://weser-bote.example.net/0" in said.because
    assert "r-sibling" in {citation.record for citation in said.cited}


def test_an_outlet_is_not_charged_with_what_others_took_from_it():
    assert ask(CHECK, met_at(days=-3)).verdict is CLEAR
    assert ask(CHECK, met_at(days=0)).verdict is CLEAR
    assert ask(CHECK, met_at(days=3, credits=("Source: Reuters",))).verdict is CLEAR
    undated = met_at(days=3)
    pages = tuple(changed(page, published=None) for page in undated.pages)
    assert ask(CHECK, changed(undated, pages=pages)).verdict is CLEAR


def test_titles_of_one_declared_publisher_may_share_articles():
    shared = met_at(days=3)
    own = (changed(one, owners=("Elbe-Bote Verlag UG",)) for one in shared.siblings)
    assert ask(CHECK, met(shared, *own)).verdict is CLEAR


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
