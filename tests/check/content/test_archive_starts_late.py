from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    archived,
    at,
    changed,
    exile,
    honest,
    office_hours,
    offline,
    page,
    posts,
    registered,
    with_page,
    without_claims,
    young,
)
from vetter.model import ClaimKind, PageKind

CHECK = "archive-starts-late"


def claiming(dossier, *claim):
    return with_page(dossier, page(PageKind.OTHER, claims=((ClaimKind.FOUNDED, *claim),)))


def aged(*claim):
    """A site that is older than its articles, and says that it was founded in a year."""
    return changed(claiming(young(), *claim), registration=registered("2019-02-01"))


def test_fires_where_a_full_list_begins_years_after_the_claim():
    said = ask(CHECK, changed(aged("2009"), posts=office_hours(60)))
    assert said.verdict is FIRED
    assert "2009" in said.because


def test_an_archive_that_begins_with_its_site_has_lost_nothing():
    since = changed(aged("2009"), posts=office_hours(60, newest=at("2019-05-12")))
    said = ask(CHECK, since)
    assert said.verdict is NOT_APPLICABLE
    assert "1 February 2019" in said.because


def test_a_paper_whose_site_is_of_this_year_is_not_asked_for_articles_of_its_past():
    assert ask(CHECK, changed(claiming(young(), "1963"), posts=office_hours(60))).verdict is (
        NOT_APPLICABLE
    )


def test_print_years_before_the_web_do_not_count_and_an_own_past_vouches():
    old = changed(aged("1890"), posts=office_hours(60))
    assert ask(CHECK, old).verdict is FIRED
    vouched = changed(claiming(honest(), "2009"), posts=office_hours(60))
    assert ask(CHECK, vouched).verdict is CLEAR


def test_a_past_that_may_be_its_own_leaves_the_question_open():
    past = archived(2010)
    early = replace(past.early, title="", site_name="")
    told = changed(claiming(young(), "2009"), archive=replace(past, early=early))
    said = ask(CHECK, changed(told, posts=office_hours(60)))
    assert said.verdict is UNKNOWN
    assert "since 2010" in said.because


def test_the_body_behind_it_may_be_older_than_any_article():
    silent = without_claims(changed(young(), posts=office_hours(60)), ClaimKind.FOUNDED)
    told = "It is brought out by the Ferrymen's Trust, which was set up in 2009."
    said = ask(CHECK, claiming(silent, "2009", told))
    assert said.verdict is NOT_APPLICABLE
    assert "of itself" in said.because


def test_clear_where_they_fit():
    assert ask(CHECK, young()).verdict is CLEAR


def test_a_feed_shows_the_newest_only_and_decides_nothing():
    feed = changed(claiming(young(), "2009"), posts=posts(60, route="feed"))
    assert ask(CHECK, feed).verdict is UNKNOWN


def test_nothing_to_ask_and_unknown():
    assert ask(CHECK, exile()).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
