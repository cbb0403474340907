from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import archived, changed, honest, offline, without_pages, young
from vetter.model import PageKind

CHECK = "long-continuous-archive"


def test_fires_on_many_years_of_the_same_outlet():
    said = ask(CHECK, honest())
    assert said.verdict is FIRED
    assert "every year since 2017" in said.because


def test_a_gap_ends_the_row_and_an_archive_that_stopped_counts_for_nothing():
    years = tuple((year, n) for year, n in archived(2010).per_year if year != 2024)
    gap = replace(archived(2010), per_year=years)
    assert ask(CHECK, changed(honest(), archive=gap)).verdict is CLEAR
    assert ask(CHECK, changed(honest(), archive=archived(2008, 2020))).verdict is CLEAR


def test_somebody_elses_past_counts_for_nothing():
    said = ask(CHECK, changed(honest(), archive=archived(2008, name="Garden Tools Shop")))
    assert said.verdict is CLEAR
    assert "another site" in said.because


def test_where_nobody_saw_the_site_of_today_its_past_counts_for_nothing():
    unseen = without_pages(honest(), PageKind.FRONT)
    assert ask(CHECK, unseen).verdict is UNKNOWN
    assert ask("domain-changed-hands", unseen).verdict is UNKNOWN


def test_clear_when_young_or_never_archived_unknown_when_not_asked():
    assert ask(CHECK, young()).verdict is CLEAR
    assert ask(CHECK, changed(honest(), archive=None)).verdict is CLEAR
    assert ask(CHECK, offline()).verdict is UNKNOWN
