from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, newsletter, offline
from vetter.model import Redirect


def test_fires_where_visitors_end_up_elsewhere():
    hop = (Redirect("elbe-bote.example.org", "other.example.com", cite("r-hop")),)
    said = ask("redirects-elsewhere", changed(honest(), redirects=hop))
    assert said.verdict is FIRED
    assert "other.example.com" in said.because


def test_clear_unknown_and_not_applicable():
    assert ask("redirects-elsewhere", honest()).verdict is CLEAR
    assert ask("redirects-elsewhere", offline()).verdict is UNKNOWN
    assert ask("redirects-elsewhere", newsletter()).verdict is NOT_APPLICABLE
