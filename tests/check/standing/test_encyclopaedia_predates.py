from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, honest, item, offline
from vetter.check.cards import weights

CHECK = "encyclopaedia-predates"


def test_fires_on_an_article_tied_to_this_site():
    said = ask(CHECK, changed(honest(), encyclopaedia=item()))
    assert said.verdict is FIRED
    assert "2 editions" in said.because


def test_having_none_is_no_sign():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert weights()[CHECK].clear == 0


def test_an_article_on_a_namesake_without_article_or_a_warning_does_not_count():
    for known in (
        item(website="https://other.com/"),
        item(website=""),
        item(website="https://[broken"),
        item(sitelinks=0),
        item(kinds=("disinformation website",)),
    ):
        assert ask(CHECK, changed(honest(), encyclopaedia=known)).verdict is CLEAR


def test_unknown_when_not_asked():
    assert ask(CHECK, offline()).verdict is UNKNOWN
