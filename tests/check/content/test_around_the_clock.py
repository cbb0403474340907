from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, honest, office_hours, offline, posts, young

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


def test_unknown_with_few_articles_a_short_spell_or_dates_without_a_time():
    assert ask(CHECK, honest()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    days_only = tuple(replace(p, published=p.published.replace(hour=0, minute=0)) for p in EVEN)
    assert ask(CHECK, changed(young(), posts=days_only)).verdict is UNKNOWN
    burst = posts(300, apart=timedelta(minutes=3))
    assert ask(CHECK, changed(young(), posts=burst)).verdict is UNKNOWN
