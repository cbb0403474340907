"""Who answers says only what they write themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.extract.offer.quoted import own_words

OWN = "Thanks a lot, we are glad that you like it."


@pytest.mark.parametrize(
    "quoted",
    [
        "> We pay $200.\n> Best, A.",
        "On Tue, 3 Mar 2026 at 10:12, A. Person <a@example.org> wrote:\n> We pay $200.",
        "On Tue, 3 Mar 2026 at 10:12, A. Person <a@example.org> wrote:\nWe pay $200.",
        "-----Original Message-----\nFrom: A\nWe pay $200.",
        "From: A. Person\nSent: Tuesday\nTo: B\nSubject: x\n\nWe pay $200.",
        "Von: A. Person\nGesendet: Dienstag\nAn: B\n\nWe pay $200.",
        "Am 03.03.2026 um 10:12 schrieb A. Person:\n> We pay $200.",
        "Le 3 mars 2026 à 10:12, A. Person a écrit :\n> We pay $200.",
        "El 3 mar 2026, a las 10:12, A. escribió:\nWe pay $200.",
        "3 марта 2026 г., 10:12, A. <a@example.org> написал:\n> We pay $200.",
        "2026年3月3日 10:12，A. <a@example.org> 写道：\n> We pay $200.",
        "---------- Forwarded message ---------\nWe pay $200.",
    ],
)
def test_earlier_messages_are_left_out(quoted):
    assert own_words(f"{OWN}\n\n{quoted}\n").strip() == OWN


def test_answers_between_quoted_lines_are_kept():
    text = f"> Do you pay?\nYes, two hundred euros for each text.\n> And a contract?\n{OWN}"
    assert own_words(text) == f"Yes, two hundred euros for each text.\n{OWN}"


def test_a_message_that_only_hands_on_another_keeps_it():
    text = "---------- Forwarded message ---------\nFrom: A <a@example.org>\nDate: today\n\nWe pay $200."
    assert "We pay $200." in own_words(text)
    assert own_words("> We pay $200.") == "> We pay $200."


def test_a_list_after_a_colon_is_no_quotation():
    text = f"{OWN}\nAs the editor wrote:\nsend it by Friday."
    assert own_words(text) == text


@given(st.text())
def test_no_text_breaks_it_and_what_is_own_stays_own(text):
    own = own_words(text)
    assert own_words(own) == own_words(own_words(own))
    assert len(own) <= len(text)
