from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest

CHECK = "pay-in-crypto-or-gift"
CRYPTO = "All our writers are paid in Bitcoin."


def test_fires_on_cryptocurrency_and_on_gift_cards():
    assert ask(CHECK, saying(CRYPTO)).verdict is FIRED
    assert ask(CHECK, saying("We pay with Amazon gift cards.")).verdict is FIRED
    noted = ask(CHECK, saying("Thank you.", paid_by="crypto"))
    assert noted.verdict is FIRED
    assert noted.cited[0].record == "r-notes"


@pytest.mark.parametrize(
    "paid_by",
    ["Bitcoin", "in USDT (TRC20)", "Krypto", "криптовалюта", "cryptomonnaie", "Amazon gift card"],
)
def test_what_was_noted_is_read_in_the_words_of_whoever_noted_it(paid_by):
    noted = ask(CHECK, saying("Thank you.", paid_by=paid_by))
    assert noted.verdict is FIRED
    assert noted.cited[0].excerpt == f"paid by: {paid_by}"


@pytest.mark.parametrize(
    "paid_by", ["PayPal", "bank transfer", "cheque", "not in crypto", "Überweisung"]
)
def test_an_ordinary_way_that_was_noted_is_none(paid_by):
    assert ask(CHECK, saying("Thank you.", paid_by=paid_by)).verdict is CLEAR


def test_by_itself_it_is_only_worth_asking_about():
    assert ask(CHECK, saying(CRYPTO)).strength < 0.5
    assert ask(CHECK, saying(f"{CRYPTO} Send a photo of your passport.")).strength == 1
    assert ask(CHECK, saying(f"{CRYPTO} Please pay the registration fee.")).strength == 1


def test_clear_where_it_is_not_so():
    assert ask(CHECK, saying("We don't pay in crypto.")).verdict is CLEAR
    assert ask(CHECK, saying("Thank you.", paid_by="bank transfer")).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
