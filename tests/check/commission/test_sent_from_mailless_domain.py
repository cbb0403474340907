from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest, letter, mail, newsletter, offered, offline

CHECK = "sent-from-mailless-domain"
OWN = letter("desk@elbe-bote.example.org")


def test_fires_where_an_answer_may_not_arrive():
    answer = ask(CHECK, offered(OWN, by=changed(honest(), dns=mail())))
    assert answer.verdict is FIRED
    assert "elbe-bote.example.org" in answer.because


def test_clear_where_mail_is_taken_in():
    assert ask(CHECK, offered(OWN)).verdict is CLEAR


def test_not_applicable_to_other_domains_to_platforms_and_without_an_offer():
    assert ask(CHECK, offered(letter("a@gmail.com"))).verdict is NOT_APPLICABLE
    assert ask(CHECK, offered(OWN, by=newsletter())).verdict is NOT_APPLICABLE
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE


def test_unknown_where_nobody_answered():
    assert ask(CHECK, offered(OWN, by=offline())).verdict is UNKNOWN
    unanswered = changed(honest(), dns=changed(mail(), mail=None))
    assert ask(CHECK, offered(OWN, by=unanswered)).verdict is UNKNOWN
    assert ask(CHECK, offered(letter("", bare=True))).verdict is UNKNOWN
