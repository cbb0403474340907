from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest

CHECK = "advance-fee-asked"


def test_fires_on_a_fee_that_comes_before_the_work_and_shows_the_sentence():
    answer = ask(CHECK, saying("Welcome. Please pay the registration fee of $50 first."))
    assert answer.verdict is FIRED
    assert answer.cited[0].excerpt == "Please pay the registration fee of $50 first."


def test_clear_where_none_is_asked_or_it_is_denied():
    assert ask(CHECK, saying("We pay $200 per article.")).verdict is CLEAR
    assert ask(CHECK, saying("There is no registration fee to pay.")).verdict is CLEAR


def test_a_charge_for_publication_is_only_worth_asking_about():
    charged = ask(CHECK, saying("Authors pay an article processing charge of $900."))
    assert charged.verdict is FIRED
    both = saying("Authors pay an article processing charge.", "Please pay the registration fee.")
    assert charged.strength < 0.5 < ask(CHECK, both).strength


def test_what_the_person_writes_themselves_is_not_the_offer():
    asking = saying("No.", mine="Do I have to pay a registration fee?")
    assert ask(CHECK, asking).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying(" ")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
