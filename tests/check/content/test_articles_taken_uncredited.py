from __future__ import annotations

from datetime import timedelta

import pytest

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import (
    AS_OF,
    article,
    changed,
    cite,
    honest,
    met,
    offline,
    page,
    sibling,
    with_page,
    without_pages,
)
from vetter.model import Link, PageKind, Passage, TraitKind

CHECK = "articles-taken-uncredited"
THERE = "https://genuine.com/2026/story"
DAYS = AS_OF - timedelta(days=3)


def having(*pages, **facts):
    base = without_pages(honest(), *{page.kind for page in pages})
    return changed(base, pages=(*base.pages, *pages), **facts)


def looked_for(taken, asked=4, *, where=(THERE,), **facts):
    """Return articles of which ``asked`` were looked for, and ``taken`` were seen elsewhere three days before."""
    pages = tuple(article(n, published=AS_OF, **facts) for n in range(6))
    found = tuple(
        Passage(
            url=page.url,
            words=f"words of {n}",
            elsewhere=tuple((DAYS, url) for url in where) if n < taken else (),
            cited=cite(f"r-gdelt-{n}"),
        )
        for n, page in enumerate(pages[:asked])
    )
    return having(*pages, passages=found)


def test_fires_on_articles_that_stood_elsewhere_before_and_says_where():
    said = ask(CHECK, looked_for(3))
    assert said.verdict is FIRED
    assert "3 of 4" in said.because
    assert THERE in said.because
    assert {"r-article-0", "r-gdelt-0"} <= {citation.record for citation in said.cited}


def test_two_that_are_half_of_the_sample_tell_less_and_one_or_a_few_of_many_nothing():
    assert ask(CHECK, looked_for(2)).verdict is FIRED
    assert ask(CHECK, looked_for(2)).strength < ask(CHECK, looked_for(3)).strength
    assert ask(CHECK, looked_for(1)).verdict is CLEAR
    assert ask(CHECK, looked_for(2, asked=6)).verdict is CLEAR


@pytest.mark.parametrize(
    "facts",
    [
        {"credits": ("First in Genuine",)},
        {"canonical": THERE},
        {"links": (Link(THERE),)},
        {"where": ("https://www.prnewswire.com/1",)},
        {"where": ("https://a.com/1", "https://b.com/1", "https://c.com/1")},
    ],
)
def test_what_is_credited_linked_sent_out_or_stood_at_several_is_no_taking(facts):
    assert ask(CHECK, looked_for(3, **facts)).verdict is CLEAR


def met_at(count, *, of):
    """Return ``of`` articles, of which the words of ``count`` stood at an outlet vetted before."""
    pages = [article(n, published=AS_OF) for n in range(of)]
    there = [
        sibling(
            TraitKind.ARTICLE, value=one.url, theirs=f"https://weser.example.net/{n}", dated=DAYS
        )
        for n, one in enumerate(pages[:count])
    ]
    return met(having(*pages), *there)


def test_fires_on_words_that_stood_at_an_outlet_vetted_before_if_they_are_many_of_all():
    said = ask(CHECK, met_at(4, of=8))
    assert said.verdict is FIRED
    assert "https://weser.example.net/0" in said.because
    assert ask(CHECK, met_at(3, of=12)).verdict is CLEAR


def test_unknown_where_too_little_was_looked_for():
    assert ask(CHECK, honest()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, looked_for(2, asked=2)).verdict is UNKNOWN


def hours_before(*hours, where=THERE):
    """Return six articles, all of them looked for, and so many of them seen elsewhere so many hours before."""
    pages = tuple(article(n, published=AS_OF) for n in range(6))
    found = tuple(
        Passage(
            url=page.url,
            words=f"words of {n}",
            elsewhere=((AS_OF - timedelta(hours=hours[n]), f"{where}-{n}"),)
            if n < len(hours)
            else (),
            cited=cite(f"r-gdelt-{n}"),
        )
        for n, page in enumerate(pages)
    )
    return having(*pages, passages=found)


def test_hours_are_enough_where_another_article_was_taken_a_day_after():
    said = ask(CHECK, hours_before(30, 5, 3))
    assert said.verdict is FIRED
    assert "3 of 6" in said.because
    assert "hours or days before" in said.because
    assert ask(CHECK, hours_before(30, 5, 1)).verdict is CLEAR


def test_on_one_day_alone_either_may_have_been_first():
    assert ask(CHECK, hours_before(5, 5, 5)).verdict is CLEAR


@pytest.mark.parametrize(
    "told",
    [
        "Our own address, genuine.com, is blocked at home; this is a mirror.",
        "Until October we were at genuine.com, and the old pages still stand there.",
        "Основной адрес — genuine.com, а это зеркало сайта.",
        "Notre ancien domaine, genuine.com, reste ouvert jusqu'en janvier.",
    ],
)
def test_whoever_has_moved_or_mirrors_its_own_site_takes_nothing_of_others(told):
    moved = with_page(looked_for(3), page(PageKind.ABOUT, "r-moved", text=told))
    assert ask(CHECK, moved).verdict is CLEAR
    assert ask("copied-articles", moved).verdict is CLEAR


def test_a_site_that_it_merely_names_is_another_one():
    named = "Our editor worked at genuine.com for eleven years."
    praised = with_page(looked_for(3), page(PageKind.ABOUT, "r-named", text=named))
    assert ask(CHECK, praised).verdict is FIRED
