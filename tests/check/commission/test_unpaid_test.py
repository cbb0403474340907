from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest

CHECK = "unpaid-test"


def test_fires_on_a_test_that_is_not_paid():
    assert ask(CHECK, saying("Please write a free test article first.")).verdict is FIRED
    assert ask(CHECK, saying("We do not pay for the test article.")).verdict is FIRED


def test_clear_on_a_paid_test_and_on_none():
    assert ask(CHECK, saying("We pay $100 for the test article.")).verdict is CLEAR
    assert ask(CHECK, saying("We pay $200 per article.")).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
