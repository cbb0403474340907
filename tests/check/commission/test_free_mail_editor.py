from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import honest, letter, offered

CHECK = "free-mail-editor"


def test_fires_on_a_sender_whom_anybody_could_be():
    answer = ask(CHECK, offered(letter("editor@gmail.com")))
    assert answer.verdict is FIRED
    assert "gmail.com" in answer.because
    assert "editor" not in answer.cited[0].excerpt


def test_fires_where_the_answer_is_to_go_there():
    wanting = letter("desk@elbe-bote.example.org", reply_to="elbe.bote@proton.me")
    assert "answer" in ask(CHECK, offered(wanting)).because


def test_clear_on_a_sender_with_a_domain():
    assert ask(CHECK, offered(letter("desk@elbe-bote.example.org"))).verdict is CLEAR


def test_what_the_person_wrote_is_not_the_offer():
    own = letter("me@gmail.com", mine=True)
    assert ask(CHECK, offered(letter("desk@elbe-bote.example.org"), own)).verdict is CLEAR


def test_unknown_without_a_header_and_not_asked_without_an_offer():
    assert ask(CHECK, offered(letter("", bare=True))).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
