from __future__ import annotations

from datetime import timedelta

import pytest

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import (
    AS_OF,
    article,
    changed,
    cite,
    front,
    honest,
    met,
    offline,
    sibling,
    states,
    without_pages,
)
from vetter.model import Link, LinkPlace, Outcome, PageKind, Passage, Post, TraitKind, TrustFile

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


def sighted(*urls, days=3, count=5, **facts):
    """Return articles, a sentence each of three of which was seen at ``urls``, days before."""
    pages = tuple(article(n, published=AS_OF, **facts) for n in range(count))
    there = tuple((AS_OF - timedelta(days=days), url) for url in urls)
    found = tuple(
        Passage(url=page.url, words=f"words of {n}", elsewhere=there, cited=cite(f"r-gdelt-{n}"))
        for n, page in enumerate(pages[:3])
    )
    return changed(having(*pages), passages=found)


THERE = "https://genuine.com/2026/story"


def test_fires_where_a_search_found_its_sentences_on_another_site_before():
    said = ask(CHECK, sighted(THERE))
    assert said.verdict is FIRED
    assert THERE in said.because
    assert "20 November 2026" in said.because
    assert {"r-article-0", "r-gdelt-0"} <= {citation.record for citation in said.cited}


def test_what_was_found_is_held_against_the_articles_that_were_asked_for():
    assert ask(CHECK, sighted(THERE, count=25)).verdict is FIRED
    one = sighted(THERE, count=25)
    assert ask(CHECK, changed(one, passages=one.passages[:2])).verdict is CLEAR


def test_two_that_were_found_among_four_that_were_asked_for_are_half_of_a_sample():
    found = sighted(THERE, count=25)
    nowhere = tuple(
        changed(one, url=f"{one.url}-{n}", elsewhere=()) for n, one in enumerate(found.passages[:2])
    )
    two = ask(CHECK, changed(found, passages=(*found.passages[:2], *nowhere)))
    assert two.verdict is FIRED
    assert two.strength < ask(CHECK, found).strength
    one = ask(CHECK, changed(found, passages=(found.passages[0], *nowhere)))
    assert one.verdict is CLEAR


def test_what_a_sample_shows_counts_for_the_articles_that_nobody_is_credited_for():
    found = sighted(THERE, count=8)
    agency = changed(
        found,
        pages=(*found.pages, *(article(n, credits=("Source: Reuters",)) for n in range(30, 38))),
    )
    nowhere = changed(found.passages[2], elsewhere=())
    some = changed(found, passages=(*found.passages[:2], nowhere))
    assert ask(CHECK, found).strength == 1.0
    assert ask(CHECK, agency).strength == pytest.approx(0.5 / 0.6)
    credited = changed(some, pages=(*some.pages, article(40, credits=("First in Elsewhere",))))
    assert ask(CHECK, credited).strength == pytest.approx((2 + 0.5) / 3)


def test_two_partners_articles_and_one_that_was_found_are_few_among_many():
    few = sighted(THERE, count=25)
    credited = tuple(article(n, credits=("First in Elsewhere",)) for n in (23, 24))
    mixed = changed(having(*few.pages[-25:-2], *credited), passages=few.passages[:1])
    told = ask(CHECK, mixed)
    assert told.verdict is CLEAR
    assert "3 of 25" in told.because


@pytest.mark.parametrize(
    "innocent",
    [
        sighted(),
        sighted(THERE, days=0),
        sighted(THERE, days=-3),
        sighted(THERE, credits=("Source: Reuters",)),
        sighted(THERE, authors=("AFP",)),
        sighted(THERE, links=(Link(THERE, "first here", LinkPlace.BODY),)),
        sighted("https://medium.com/@somebody/story"),
        sighted("https://www.elbe-bote.example.org/story"),
        changed(sighted(THERE), trust=TrustFile(controls=("genuine.com",))),
    ],
)
def test_an_answer_that_has_an_innocent_reading_is_no_copy(innocent):
    assert ask(CHECK, innocent).verdict is CLEAR


def test_it_is_not_clear_while_something_found_elsewhere_is_not_explained():
    first, *others = sighted(THERE).passages
    left = tuple(changed(one, elsewhere=(), open=True) for one in others)
    told = ask(CHECK, changed(sighted(THERE), passages=(first, *left)))
    assert told.verdict is UNKNOWN
    assert "2 articles at once" in told.because


def test_what_is_not_explained_does_not_hide_what_is():
    one = sighted(THERE)
    left = Passage(url=one.pages[-1].url, words="words of 9", open=True)
    assert ask(CHECK, changed(one, passages=(*one.passages, left))).verdict is FIRED


def test_what_several_outlets_had_at_once_is_taken_for_agency_copy():
    told = ask(CHECK, sighted(THERE, "https://one.example.com/1", "https://two.example.net/2"))
    assert told.verdict is CLEAR
    assert "as agency copy does" in told.because


def test_an_article_without_a_date_counts_from_when_the_search_first_saw_it():
    dated = sighted(THERE)
    undated = changed(dated, pages=tuple(changed(p, published=None) for p in dated.pages))
    assert ask(CHECK, undated).verdict is CLEAR
    seen = (changed(one, own=AS_OF) for one in dated.passages)
    assert ask(CHECK, changed(undated, passages=tuple(seen))).verdict is FIRED


def test_without_the_search_it_answers_from_credits_and_says_so():
    refused = changed(front(), states=states(passages=Outcome.LIMITED))
    told = ask(CHECK, refused)
    assert told.verdict is FIRED
    assert "not looked for elsewhere (so the test says)" in told.because


def test_an_hour_that_a_list_gives_tells_more_than_the_day_on_the_page():
    shown = AS_OF.replace(hour=0, minute=0, second=0)
    there = ((shown - timedelta(hours=18), THERE),)
    pages = tuple(article(n, published=shown) for n in range(5))
    found = tuple(Passage(url=p.url, words="words", elsewhere=there) for p in pages[:3])
    by_day = changed(having(*pages), passages=found)
    assert ask(CHECK, by_day).verdict is CLEAR
    hour = shown + timedelta(hours=14)
    listed = tuple(Post(url=page.url, published=hour, route="feed") for page in pages)
    assert ask(CHECK, changed(by_day, posts=listed)).verdict is FIRED


def test_what_names_its_source_tells_half_of_what_hides_it():
    open_ones = having(
        *(article(n, credits=("First published in The Grayzone",)) for n in range(6))
    )
    said = ask(CHECK, open_ones)
    assert (said.verdict, said.strength) == (FIRED, 0.5)
