from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest
from vetter.check.cards import weights

CHECK = "moved-off-platform"


def test_fires_where_a_message_asks_to_go_on_elsewhere():
    assert ask(CHECK, saying("Please do not reply here, write to me on Telegram.")).verdict is FIRED
    assert ask(CHECK, saying("Let us continue on Signal.")).verdict is FIRED


def test_it_says_little():
    assert weights()[CHECK].fired < 0.3


def test_clear_where_a_messenger_is_only_named():
    assert ask(CHECK, saying("You can also reach the desk by phone.")).verdict is CLEAR
    assert ask(CHECK, saying("We do not recruit on Telegram.")).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
