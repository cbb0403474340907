from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest
from vetter.model import Call

CHECK = "refuses-call"
REFUSED = "Unfortunately we do not do phone or video calls."


def test_fires_where_it_is_said_or_noted():
    assert ask(CHECK, saying(REFUSED)).verdict is FIRED
    assert ask(CHECK, saying("Hello.", call=Call.REFUSED)).verdict is FIRED


def test_clear_once_a_call_was_offered():
    assert ask(CHECK, saying(REFUSED, "Happy to talk on a call after all.")).verdict is CLEAR
    assert ask(CHECK, saying(REFUSED, call=Call.HELD)).verdict is CLEAR


def test_no_time_today_is_no_refusal():
    assert ask(CHECK, saying("I can't do a call today, I'm in court until five.")).verdict is CLEAR
    assert ask(CHECK, saying("Hello.", call=Call.NOT_ASKED)).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
