from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, ask
from tests.dossiers import honest, letter, offered
from vetter.model import MailLink

CHECK = "link-hides-its-target"
HIDING = MailLink(url="https://evil.com/", host="evil.com", shown="elbe-bote.de", disguised=True)
OPEN = MailLink(url="https://elbe-bote.de/", host="elbe-bote.de", shown="our site")


def test_fires_on_a_link_that_shows_another_site():
    answer = ask(CHECK, offered(letter("a@b.org", links=(OPEN, HIDING))))
    assert answer.verdict is FIRED
    assert "evil.com" in answer.because


def test_clear_on_links_that_lead_where_they_say():
    assert ask(CHECK, offered(letter("a@b.org", links=(OPEN,)))).verdict is CLEAR


def test_not_applicable_on_links_without_a_text_which_can_hide_nothing():
    bare = MailLink(url="https://elbe-bote.de/", host="elbe-bote.de")
    assert ask(CHECK, offered(letter("a@b.org", links=(bare,)))).verdict is NOT_APPLICABLE
    assert ask(CHECK, offered(letter("a@b.org", links=(bare, OPEN)))).verdict is CLEAR


def test_not_applicable_without_links_or_an_offer():
    assert ask(CHECK, offered(letter("a@b.org"))).verdict is NOT_APPLICABLE
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
