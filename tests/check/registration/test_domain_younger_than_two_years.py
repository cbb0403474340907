from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    archived,
    changed,
    exile,
    honest,
    newsletter,
    offline,
    page,
    posts,
    registered,
    states,
    with_page,
    young,
)
from vetter.model import Outcome, PageKind

CHECK = "domain-younger-than-two-years"


def test_fires_on_a_young_domain_with_its_date_and_age():
    said = ask(CHECK, young())
    assert said.verdict is FIRED
    assert "1 March 2026" in said.because
    assert "9 months" in said.because
    assert ask(CHECK, exile()).verdict is FIRED


def test_very_young_ones_are_told_in_days():
    assert (
        "13 days"
        in ask(
            CHECK,
            changed(
                young(),
                registration=registered("2026-11-10"),
                archive=None,
                certificates=None,
                posts=(),
            ),
        ).because
    )


def test_clear_when_anybody_saw_it_earlier():
    assert ask(CHECK, honest()).verdict is CLEAR
    reregistered = changed(young(), archive=archived(2015))
    assert ask(CHECK, reregistered).verdict is CLEAR


def test_articles_that_the_outlet_dates_itself_make_its_domain_no_older():
    assert ask(CHECK, changed(young(), posts=posts(900))).verdict is FIRED


def test_a_registry_that_fails_leaves_the_archive():
    silent = changed(
        young(), registration=None, states=states(rdap=Outcome.FAILED, whois=Outcome.LIMITED)
    )
    assert ask(CHECK, silent).verdict is FIRED


def test_unknown_when_nothing_reliable_answered():
    said = ask(CHECK, offline())
    assert said.verdict is UNKNOWN
    assert "registry (RDAP)" in said.because
    undated = changed(
        young(), registration=None, states=states(wayback=Outcome.FAILED), archive=None
    )
    assert ask(CHECK, undated).verdict is UNKNOWN


def test_a_platforms_age_is_not_the_outlets():
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE


def test_an_outlet_that_has_moved_is_told_with_the_address_that_it_gives():
    about = page(PageKind.ABOUT, text="Our old address (harbournews.net) was taken from us in May.")
    said = ask(CHECK, with_page(young(), about))
    assert said.verdict is FIRED
    assert "harbournews.net" in said.because
    assert "harbournews.net" in said.cited[-1].excerpt
    assert (
        "before;"
        not in ask(CHECK, with_page(young(), page(PageKind.ABOUT, text="A paper."))).because
    )
