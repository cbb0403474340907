from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest

CHECK = "byline-not-yours"


def test_a_false_name_counts_for_more_than_none():
    false = ask(CHECK, saying("It will be published under the name of our expert."))
    none = ask(CHECK, saying("It will be published without your name."))
    assert false.verdict is FIRED
    assert none.verdict is FIRED
    assert none.strength < false.strength


def test_clear_where_the_name_stands_above_or_is_the_writers_choice():
    assert ask(CHECK, saying("Your byline will be on it, of course.")).verdict is CLEAR
    chosen = "If you prefer, it can be published under a pseudonym."
    assert ask(CHECK, saying(chosen)).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
