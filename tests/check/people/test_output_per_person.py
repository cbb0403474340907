from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import (
    articles,
    changed,
    exile,
    honest,
    offline,
    page,
    posts,
    with_page,
    without_pages,
)
from vetter.model import PageKind

CHECK = "output-per-person"
FAST = timedelta(minutes=61)


def test_fires_where_nobody_could_write_that_much():
    said = ask(CHECK, changed(honest(), posts=posts(300, apart=FAST, authors=("Ada Example",))))
    assert said.verdict is FIRED
    assert "a day each" in said.because


def test_clear_at_a_human_pace_also_with_agency_copy_beside_it():
    assert ask(CHECK, honest()).verdict is CLEAR
    agency = posts(300, apart=FAST, authors=("Reuters", "dpa"))
    own = posts(50, apart=timedelta(days=1))
    assert ask(CHECK, changed(honest(), posts=agency + own)).verdict is CLEAR


def test_unknown_where_nobody_is_named_or_too_little_is_dated():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, exile()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), posts=posts(10))).verdict is UNKNOWN
    burst = posts(60, apart=timedelta(minutes=1))
    assert ask(CHECK, changed(honest(), posts=burst)).verdict is UNKNOWN


def test_a_flood_within_two_days_is_enough_and_a_busy_day_is_not():
    flood = posts(260, apart=timedelta(minutes=12), authors=("Newsfeed Desk",))
    bare = changed(honest(), posts=flood, people=(), pages=without_names())
    said = ask(CHECK, bare)
    assert said.verdict is FIRED
    assert "nobody" in said.because
    assert ask(CHECK, changed(bare, posts=flood[:90])).verdict is UNKNOWN
    slower = posts(60, apart=timedelta(minutes=45), authors=("Newsfeed Desk",))
    assert ask(CHECK, changed(bare, posts=slower)).verdict is UNKNOWN


def test_a_desk_is_no_further_pair_of_hands():
    desks = ("Ada Example", "News Desk", "Redaktion", "admin", "Team")
    said = ask(CHECK, changed(honest(), posts=posts(300, apart=FAST, authors=desks), people=()))
    assert said.verdict is FIRED
    assert "1 person" in said.because


def without_names():
    return tuple(replace(page, authors=(), people=()) for page in honest().pages)


def changes(count, apart=FAST, known=10, later=timedelta()):
    """Return a sitemap of last changes, of which the newest ``known`` have their publication beside them."""
    return tuple(
        replace(
            post,
            modified=post.published + later if post.published else None,
            published=post.published if number < known else None,
        )
        for number, post in enumerate(posts(count, apart=apart, authors=("Ada Example",)))
    )


def test_the_last_changes_of_a_sitemap_count_where_they_are_seen_to_be_the_publication():
    said = ask(CHECK, changed(honest(), posts=changes(300), people=()))
    assert said.verdict is FIRED
    assert "290 of them the sitemap tells only when they last changed" in said.because


def test_last_changes_that_are_something_else_count_for_nothing():
    for lists in (
        changes(300, known=0),
        changes(300, later=timedelta(days=3)),
        changes(300, apart=timedelta(minutes=2)),
    ):
        bare = changed(honest(), posts=lists, people=(), pages=())
        assert ask(CHECK, bare).verdict is UNKNOWN


def test_lists_without_names_are_not_held_against_people_where_most_is_agency_copy():
    unsigned = posts(300, apart=FAST, authors=())
    paper = changed(honest(), posts=unsigned)
    assert ask(CHECK, paper).verdict is FIRED
    credited = with_page(
        without_pages(paper, PageKind.ARTICLE), *articles(12, credits=("Source: AFP",))
    )
    assert ask(CHECK, credited).verdict is UNKNOWN


def by_nobody(count, apart, **facts):
    """Return an outlet that lists ``count`` articles, and of which nobody is named."""
    base = without_pages(honest(), PageKind.ARTICLE, PageKind.TEAM)
    read = articles(8, **({"authors": ()} | facts))
    unsigned = posts(count, apart=apart, authors=())
    return changed(base, people=(), posts=unsigned, pages=(*base.pages, *read))


def test_fires_where_nobody_is_named_and_it_publishes_like_a_newsroom():
    said = ask(CHECK, by_nobody(300, timedelta(minutes=31)))
    assert said.verdict is FIRED
    assert "names nobody: 46" in said.because


def test_a_few_people_who_keep_their_names_back_could_write_fewer():
    assert ask(CHECK, by_nobody(300, timedelta(minutes=97))).verdict is UNKNOWN


def test_aggregators_that_name_their_sources_and_newsrooms_in_danger_are_left_alone():
    fast = timedelta(minutes=31)
    credited = by_nobody(300, fast, credits=("Source: Harbour Daily",))
    assert ask(CHECK, credited).verdict is UNKNOWN
    reason = page(PageKind.CONTACT, text="For security reasons we do not print who writes here.")
    assert ask(CHECK, with_page(by_nobody(300, fast), reason)).verdict is UNKNOWN
    signed = by_nobody(300, fast, authors=("Ada Example",))
    assert ask(CHECK, signed).verdict is UNKNOWN
