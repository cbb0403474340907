from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, cite, historic, hit, honest, offline
from vetter.model import Redirect

HOP = (Redirect("elbe-bote.example.org", "listed.example.com", cite("r-hop")),)


def test_fires_where_visitors_are_sent_to_a_listed_site():
    sent = changed(honest(), redirects=HOP, listed=(hit("redirect", matched="listed.example.com"),))
    said = ask("redirects-to-listed", sent)
    assert said.verdict is FIRED
    assert "listed.example.com" in said.because


def test_clear_where_nobody_is_sent_anywhere_or_to_a_site_that_is_not_listed_any_more():
    assert ask("redirects-to-listed", honest()).verdict is CLEAR
    assert ask("redirects-to-listed", changed(honest(), redirects=HOP)).verdict is CLEAR
    former = changed(honest(), redirects=HOP, listed=(historic(hit("redirect")),))
    assert ask("redirects-to-listed", former).verdict is CLEAR


def test_unknown_without_the_site():
    assert ask("redirects-to-listed", offline()).verdict is UNKNOWN
