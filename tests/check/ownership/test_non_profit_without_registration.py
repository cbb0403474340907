from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, front, honest, offline, page, with_page
from vetter.model import ClaimKind, PageKind

CHECK = "non-profit-without-registration"


def test_fires_where_the_word_stands_alone():
    said = ask(CHECK, front())
    assert said.verdict is FIRED
    assert "non-profit global news organization" in said.because


def test_clear_where_the_body_is_named():
    named = with_page(honest(), page(PageKind.OTHER, claims=((ClaimKind.NON_PROFIT, "yes"),)))
    assert ask(CHECK, named).verdict is CLEAR


def test_unknown_and_not_applicable():
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(front(), pages=front().pages[:2])).verdict is UNKNOWN


def test_a_body_that_keeps_names_back_for_safety_need_not_be_named():
    told = page(PageKind.TEAM, text="For our safety we do not publish our names.")
    assert ask(CHECK, with_page(front(), told)).verdict is NOT_APPLICABLE
