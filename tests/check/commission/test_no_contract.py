from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest
from vetter.model import Contract

CHECK = "no-contract"
NONE = "We don't need a contract."


def test_fires_where_it_is_said_or_noted():
    assert ask(CHECK, saying(NONE)).verdict is FIRED
    assert ask(CHECK, saying("Hello.", contract=Contract.REFUSED)).verdict is FIRED
    assert ask(CHECK, saying("Hello.", contract=Contract.NONE)).verdict is FIRED


def test_clear_once_one_was_offered():
    assert ask(CHECK, saying(NONE, "The contract is attached.")).verdict is CLEAR
    assert ask(CHECK, saying(NONE, contract=Contract.SIGNED)).verdict is CLEAR
    assert ask(CHECK, saying("The contract is attached.", contract=Contract.NONE)).verdict is CLEAR


def test_silence_is_no_refusal():
    assert ask(CHECK, saying("We pay $200 per article.")).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
