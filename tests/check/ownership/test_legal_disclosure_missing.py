from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, exile, honest, offline, page, with_page, without_claims
from vetter.model import ClaimKind, PageKind

CHECK = "legal-disclosure-missing"


def sitting_in(*countries):
    told = page(PageKind.OTHER, claims=tuple((ClaimKind.COUNTRY, code) for code in countries))
    return with_page(exile(), told)


def test_clear_where_everything_asked_for_is_there():
    assert ask(CHECK, honest()).verdict is CLEAR


def test_fires_where_nothing_is_and_less_where_a_part_is():
    bare = without_claims(sitting_in("DE"), ClaimKind.EMAIL)
    said = ask(CHECK, bare)
    assert said.verdict is FIRED
    assert "Germany" in said.because
    assert "MStV" in said.because
    part = ask(CHECK, without_claims(honest(), ClaimKind.ADDRESS))
    assert part.verdict is FIRED
    assert "address" in part.because
    assert part.strength < said.strength


def test_only_the_law_of_the_country_that_it_names_itself():
    assert ask(CHECK, exile()).verdict is NOT_APPLICABLE
    assert ask(CHECK, sitting_in("US")).verdict is NOT_APPLICABLE
    assert ask(CHECK, sitting_in("DE", "FR")).verdict is NOT_APPLICABLE


def seen_in(country, year):
    return changed(sitting_in(country), as_of=datetime(year, 9, 1, tzinfo=UTC))


def test_a_law_of_a_later_day_is_held_against_nobody():
    early = ask(CHECK, seen_in("BE", 2019))
    assert early.verdict is NOT_APPLICABLE
    assert "2024/1083" in early.because
    assert "8 August 2025" in early.because
    assert ask(CHECK, seen_in("BE", 2025)).verdict is FIRED


def test_the_law_of_the_day_of_the_look_is_named():
    assert "§ 55 RStV" in ask(CHECK, seen_in("DE", 2019)).because
    assert "§ 18 MStV" in ask(CHECK, seen_in("DE", 2022)).because
    assert "§ 5 DDG" in ask(CHECK, seen_in("DE", 2026)).because


@pytest.mark.parametrize(
    ("country", "before", "law"),
    [
        ("KR", 2009, "Newspaper Act"),
        ("ID", 1998, "40/1999"),
        ("TR", 2021, "7418"),
        ("CI", 2021, "2022-978"),
    ],
)
def test_the_press_laws_of_more_countries_since_they_are_in_force(country, before, law):
    assert law in ask(CHECK, seen_in(country, 2026)).because
    assert ask(CHECK, seen_in(country, 2026)).verdict is FIRED
    assert ask(CHECK, seen_in(country, before)).verdict is NOT_APPLICABLE
    named = page(
        PageKind.IMPRINT,
        claims=((ClaimKind.PUBLISHER, "PT Contoh"), (ClaimKind.ADDRESS, "Jalan 5")),
    )
    assert ask(CHECK, with_page(sitting_in(country), named)).verdict is CLEAR


def test_a_law_of_which_few_have_taken_notice_yet_tells_less():
    assert ask(CHECK, seen_in("BE", 2026)).strength < ask(CHECK, seen_in("FR", 2026)).strength


def test_not_asked_of_those_who_say_that_they_keep_names_back():
    reason = page(PageKind.ABOUT, text="For security reasons we do not print who writes here.")
    assert ask(CHECK, with_page(sitting_in("DE"), reason)).verdict is NOT_APPLICABLE


def test_unknown_when_too_little_was_read():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    few = changed(sitting_in("AT"), pages=sitting_in("AT").pages[-2:])
    assert ask(CHECK, few).verdict is UNKNOWN
