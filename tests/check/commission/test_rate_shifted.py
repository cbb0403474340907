from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest
from vetter.model import Amount

CHECK = "rate-shifted"


def test_fires_where_a_later_message_names_less_for_the_same():
    answer = ask(CHECK, saying("We pay $200-250 per article.", "The fee is $80-150 per article."))
    assert answer.verdict is FIRED
    assert "200 to 250 USD" in answer.because
    assert "80 to 150 USD" in answer.because
    assert len(answer.cited) == 2


def test_less_than_half_counts_for_more():
    slight = ask(CHECK, saying("We pay $200 per article.", "We pay $150 per article."))
    half = ask(CHECK, saying("We pay $200 per article.", "We pay $90 per article."))
    assert slight.strength < half.strength == 1


@pytest.mark.parametrize(
    "later",
    [
        "We pay $250 per article.",
        "We pay $150-200 per article.",
        "We pay $0.30 per word.",
        "We pay €100 per article.",
        "There is a kill fee of $50.",
    ],
)
def test_clear_on_more_on_the_same_and_on_something_else(later):
    assert ask(CHECK, saying("We pay $200 per article.", later)).verdict is CLEAR


def test_two_rates_in_one_message_are_no_shift():
    both = "News pays $100 per article. Features pay $50 per article."
    assert ask(CHECK, saying(both)).verdict is CLEAR


@pytest.mark.parametrize(
    "text",
    [
        "I said that we can pay $200-250 per article. Our rate is $80-150 per article.",
        "Das Honorar beträgt 90 Euro pro Artikel. Zuerst hatten wir 250 Euro pro Artikel genannt, wir zahlen nun weniger.",
        "Ранее я писал, что платим 15 000 рублей за статью. Сейчас платим 6000 рублей за статью.",
    ],
)
def test_what_a_message_recalls_was_said_before(text):
    assert ask(CHECK, saying(text)).verdict is FIRED


def test_what_was_paid_is_held_against_what_was_offered():
    two_hundred = Amount(200, "USD", "piece")
    fell = saying("Hello.", rate_offered=two_hundred, rate_paid=Amount(100, "USD", "piece"))
    assert ask(CHECK, fell).verdict is FIRED
    taxed = saying("Hello.", rate_offered=two_hundred, rate_paid=Amount(160, "USD"))
    assert ask(CHECK, taxed).verdict is CLEAR
    read = saying("We pay $200 per article.", rate_paid=Amount(80, "USD"))
    assert ask(CHECK, read).verdict is FIRED


def test_what_the_person_asked_for_was_not_offered():
    asked = saying("We pay $200 per article.", mine="I charge $500 per article.")
    assert ask(CHECK, asked).verdict is CLEAR


def test_unknown_without_text_and_not_asked_without_an_offer():
    assert ask(CHECK, saying("")).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
