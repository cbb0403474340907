from __future__ import annotations

from datetime import date

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, honest, item, offline, page, with_page, without_claims, young
from vetter.model import ClaimKind, PageKind


def test_fires_where_the_title_had_ceased_before_the_sites_first_trace():
    dead = changed(young(), encyclopaedia=item(dissolved=date(1907, 5, 1)))
    said = ask("revived-title", dead)
    assert said.verdict is FIRED
    assert "1907" in said.because


def test_clear_while_it_lives_or_when_it_is_only_the_site_that_outlived_it():
    assert ask("revived-title", changed(honest(), encyclopaedia=item())).verdict is CLEAR
    later = changed(honest(), encyclopaedia=item(dissolved=date(2025, 1, 1)))
    assert ask("revived-title", later).verdict is CLEAR


def of_the_name(**facts):
    return item(**{"website": "", "dissolved": date(1907, 5, 1), **facts})


def since(year):
    told = page(PageKind.ABOUT, claims=((ClaimKind.FOUNDED, str(year)),))
    return with_page(without_claims(young(), ClaimKind.FOUNDED), told)


def test_a_title_of_the_same_name_counts_half_unless_its_age_is_claimed():
    alike = ask("revived-title", changed(since(2026), namesake=of_the_name()))
    assert alike.verdict is FIRED
    assert alike.strength < 1
    claimed = ask("revived-title", changed(since(1889), namesake=of_the_name()))
    assert claimed.verdict is FIRED
    assert claimed.strength == 1
    assert "since 1889" in claimed.because


def test_a_title_of_the_name_in_another_country_or_alive_is_no_sign():
    there = page(PageKind.OTHER, claims=((ClaimKind.COUNTRY, "DE"),))
    abroad = changed(with_page(young(), there), namesake=of_the_name(country="New Zealand"))
    assert ask("revived-title", abroad).verdict is CLEAR
    alive = changed(young(), namesake=of_the_name(dissolved=None))
    assert ask("revived-title", alive).verdict is CLEAR


def test_unknown_without_a_name():
    nameless = changed(young(), outlet=changed(young().outlet, name=""))
    assert ask("revived-title", nameless).verdict is UNKNOWN


def test_unknown_without_wikidata_or_any_trace():
    assert ask("revived-title", offline()).verdict is UNKNOWN
    bare = changed(
        young(),
        encyclopaedia=item(dissolved=date(1907, 5, 1)),
        registration=None,
        archive=None,
        certificates=None,
        posts=(),
    )
    assert ask("revived-title", bare).verdict is UNKNOWN


def test_whoever_says_openly_that_it_began_again_is_taken_for_less():
    told = page(PageKind.CONTACT, text="It was closed in 1907. We have revived it this year.")
    said = ask("revived-title", changed(with_page(since(1889), told), namesake=of_the_name()))
    assert said.verdict is FIRED
    assert said.strength < 1
    assert "begun again" in said.because
