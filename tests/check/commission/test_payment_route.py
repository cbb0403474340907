from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest

CHECK = "payment-route"


def test_fires_on_private_accounts_and_on_gifts_among_friends():
    assert ask(CHECK, saying("The money comes from my personal PayPal.")).verdict is FIRED
    assert ask(CHECK, saying("We pay by PayPal, friends and family.")).verdict is FIRED
    assert ask(CHECK, saying("Thanks.", paid_by="paypal-friends")).verdict is FIRED
    assert ask(CHECK, saying("Thanks.", paid_by="PayPal, friends and family")).verdict is FIRED
    assert ask(CHECK, saying("Thanks.", paid_by="her personal PayPal")).verdict is FIRED


def test_clear_on_the_ordinary_ways():
    assert ask(CHECK, saying("We pay by bank transfer against your invoice.")).verdict is CLEAR
    assert ask(CHECK, saying("We pay by PayPal the day it is out.")).verdict is CLEAR
    assert ask(CHECK, saying("Thanks.", paid_by="PayPal")).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
