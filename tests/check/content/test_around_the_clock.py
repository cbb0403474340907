from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import (
    articles,
    changed,
    honest,
    office_hours,
    offline,
    page,
    posts,
    with_page,
    without_claims,
    young,
)
from vetter.model import ClaimKind, PageKind

CHECK = "around-the-clock"
EVEN = posts(600, apart=timedelta(minutes=97))


def test_fires_where_day_and_week_make_no_difference():
    said = ask(CHECK, changed(young(), posts=EVEN))
    assert said.verdict is FIRED
    assert "as evenly as a machine" in said.because


def test_people_who_sleep_are_not_machines():
    assert ask(CHECK, changed(young(), posts=office_hours(150))).verdict is CLEAR


def test_a_large_old_newsroom_works_in_shifts():
    said = ask(CHECK, changed(honest(), posts=EVEN))
    assert said.verdict is CLEAR
    assert "shifts" in said.because


def test_hours_and_days_of_rest_are_those_of_the_place_it_names():
    said = ask(CHECK, changed(honest(), posts=office_hours(150)))
    assert "by the clocks of Germany" in said.because
    assert said.verdict is CLEAR
    israel = without_claims(young(), ClaimKind.COUNTRY)
    israel = with_page(israel, page(PageKind.CONTACT, claims=((ClaimKind.COUNTRY, "IL"),)))
    # Evenly over day and night, but never from Friday to Saturday.
    kept = tuple(p for p in EVEN if p.published.weekday() not in (4, 5))
    assert ask(CHECK, changed(israel, posts=kept)).verdict is CLEAR
    assert ask(CHECK, changed(young(), posts=kept)).verdict is FIRED


def test_the_feed_of_an_agency_runs_through_the_night():
    agency = tuple(replace(p, author="AFP") for p in EVEN)
    said = ask(CHECK, changed(young(), posts=agency))
    assert said.verdict is CLEAR
    assert "news agencies" in said.because
    credited = with_page(young(), *articles(12, credits=("Source: AFP",)))
    assert ask(CHECK, changed(credited, posts=EVEN)).verdict is CLEAR
    taken = with_page(young(), *articles(12, credits=("Source: The Grayzone",)))
    collected = ask(CHECK, changed(taken, posts=EVEN))
    assert collected.verdict is FIRED
    assert collected.strength < ask(CHECK, changed(young(), posts=EVEN)).strength


def test_unknown_with_few_articles_a_short_spell_or_dates_without_a_time():
    assert ask(CHECK, honest()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    days_only = tuple(replace(p, published=p.published.replace(hour=0, minute=0)) for p in EVEN)
    assert ask(CHECK, changed(young(), posts=days_only)).verdict is UNKNOWN
    burst = posts(300, apart=timedelta(minutes=3))
    assert ask(CHECK, changed(young(), posts=burst)).verdict is UNKNOWN


def test_the_hours_of_last_changes_count_where_they_are_seen_to_be_the_publication():
    even = tuple(
        replace(p, modified=p.published, published=p.published if n < 10 else None)
        for n, p in enumerate(EVEN)
    )
    assert ask(CHECK, changed(young(), posts=even)).verdict is FIRED
    moved = tuple(replace(p, modified=p.modified + timedelta(hours=9)) for p in even)
    assert ask(CHECK, changed(young(), posts=moved)).verdict is UNKNOWN
