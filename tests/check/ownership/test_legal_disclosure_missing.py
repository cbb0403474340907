from __future__ import annotations

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


def test_unknown_when_too_little_was_read():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    few = changed(sitting_in("AT"), pages=sitting_in("AT").pages[-2:])
    assert ask(CHECK, few).verdict is UNKNOWN
