from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, offline
from vetter.model import TrustFile


def belonging(**facts):
    trust = TrustFile(member_of=("body.org",), cited=cite("r-trust"), **facts)
    return changed(honest(), trust=trust)


def test_fires_where_the_body_does_not_name_it():
    said = ask("badge-not-confirmed", belonging(denied=("body.org",)))
    assert said.verdict is FIRED
    assert "body.org" in said.because


def test_clear_where_it_does():
    assert ask("badge-not-confirmed", belonging(confirmed=("body.org",))).verdict is CLEAR


def test_unknown_where_the_bodys_list_could_not_be_read():
    assert ask("badge-not-confirmed", belonging()).verdict is UNKNOWN
    assert ask("badge-not-confirmed", offline()).verdict is UNKNOWN


def test_nothing_to_ask_where_nothing_is_claimed():
    assert ask("badge-not-confirmed", honest()).verdict is NOT_APPLICABLE
