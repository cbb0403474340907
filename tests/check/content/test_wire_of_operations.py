from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import article, articles, at, changed, honest, offline, without_pages
from vetter.model import Link, LinkPlace, PageKind

CHECK = "wire-of-operations"


def having(*pages):
    return changed(honest(), pages=without_pages(honest(), PageKind.ARTICLE).pages + pages)


@pytest.mark.parametrize(
    "credit", ["Source: Times Newswire", "Fonte: TimesNewswire", "出典：Times Newswire"]
)
def test_fires_on_credits_in_any_language_and_is_surer_of_three(credit):
    own = articles(6)
    three = ask(CHECK, having(*own, *(article(n, credits=(credit,)) for n in range(20, 23))))
    two = ask(CHECK, having(*own, *(article(n, credits=(credit,)) for n in range(20, 22))))
    assert three.verdict is two.verdict is FIRED
    assert two.strength < three.strength
    assert "Times Newswire" in three.because
    assert three.cited[0].excerpt == credit


def test_fires_on_links_below_the_articles():
    link = (Link("https://www.timesnewswire.com/pressrelease/1", "Read more", LinkPlace.BODY),)
    assert ask(CHECK, having(*(article(n, links=link) for n in range(4)))).verdict is FIRED


@pytest.mark.parametrize(
    "begins",
    [
        "NINGBO, 8 May (World Newswire) – Three lines",
        "Harbour opens\n8.5.2026\nNINGBO /Times Newswire/ Three lines",
        "Porto abre\nTIANJIN – Times Newswire – Três linhas",
    ],
)
def test_a_service_in_the_dateline_is_a_credit(begins):
    wired = having(*(article(n, text=f"{begins} were opened. " * 9) for n in range(4)))
    said = ask(CHECK, changed(wired, as_of=at("2026-07-10")))
    assert said.verdict is FIRED
    assert said.cited[0].excerpt.rstrip(" )/–").endswith("Newswire")


def test_an_article_that_tells_of_a_service_is_none_of_it():
    told = "Researchers say that Times Newswire and its kin fill hundreds of sites. " * 5
    assert ask(CHECK, having(*(article(n, text=told) for n in range(5)))).verdict is CLEAR


def test_nobody_could_know_before_it_was_reported():
    wired = having(*(article(n, credits=("Source: Times Newswire",)) for n in range(5)))
    assert ask(CHECK, changed(wired, as_of=at("2022-07-10"))).verdict is CLEAR


def test_one_release_and_others_services_are_clear():
    one = article(20, credits=("Source: Times Newswire",))
    assert ask(CHECK, having(*articles(5), one)).verdict is CLEAR
    other = having(*(article(n, credits=("Source: PR Newswire",)) for n in range(5)))
    assert ask(CHECK, other).verdict is CLEAR


def test_unknown_with_few_articles():
    assert ask(CHECK, having(article(1))).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
