from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, offline, page, with_page
from vetter.model import PageKind, TrustFile


def belonging(**facts):
    trust = TrustFile(member_of=("body.org",), cited=cite("r-trust"), **facts)
    return changed(honest(), trust=trust)


def test_fires_where_the_body_does_not_name_it():
    said = ask("badge-not-confirmed", belonging(denied=("body.org",)))
    assert said.verdict is FIRED
    assert "body.org" in said.because


def test_it_tells_less_where_the_body_may_have_it_at_its_former_address():
    told = page(PageKind.ABOUT, "r-moved", text="Our old address was harbour-news.net.")
    said = ask("badge-not-confirmed", with_page(belonging(denied=("body.org",)), told))
    assert "harbour-news.net" in said.because
    assert (said.verdict, said.strength) == (FIRED, 0.5)


def test_clear_where_it_does():
    assert ask("badge-not-confirmed", belonging(confirmed=("body.org",))).verdict is CLEAR


def test_unknown_where_the_bodys_list_could_not_be_read():
    assert ask("badge-not-confirmed", belonging()).verdict is UNKNOWN
    assert ask("badge-not-confirmed", offline()).verdict is UNKNOWN


def test_nothing_to_ask_where_nothing_is_claimed():
    assert ask("badge-not-confirmed", honest()).verdict is NOT_APPLICABLE
