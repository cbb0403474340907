from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest

CHECK = "asks-identity-or-bank-early"
PASSPORT = "Please send a scan of your passport."
ACCOUNT = "Please send us your bank account details."


def test_fires_where_nothing_is_agreed_yet():
    answer = ask(CHECK, saying(PASSPORT))
    assert answer.verdict is FIRED
    assert answer.strength == 1
    assert ask(CHECK, saying(ACCOUNT)).strength < 1


@pytest.mark.parametrize(
    "settled", ["The contract is attached.", "Your article was published today."]
)
def test_clear_after_a_contract_or_work_that_was_taken(settled):
    assert ask(CHECK, saying(settled, PASSPORT)).verdict is CLEAR
    assert ask(CHECK, saying(f"{settled} {ACCOUNT}")).verdict is CLEAR
    assert ask(CHECK, saying(PASSPORT, settled)).verdict is FIRED


def test_a_password_is_asked_for_at_no_time():
    asked = saying("The contract is attached.", "Please send us your online banking login.")
    assert ask(CHECK, asked).verdict is FIRED


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
