"""A text without a header is told apart from any other text by speaking of work to somebody."""

from __future__ import annotations

import inspect
import textwrap

import pytest

from tests.extract.offer.written import Written, honest, offers
from vetter.extract.offer import quoted
from vetter.extract.offer.approach import approaches
from vetter.extract.offer.of_work import MAX_TEXT, speaks_of_work
from vetter.extract.offer.terms import read_terms

READ = {approach.language for approach in approaches()}
IN_A_LANGUAGE_THAT_IS_READ = [one for one in honest() if one.name[:2] in READ]

SHOPPING = "Eggs\nmilk, 2 l\nbread (can you get the dark one?)\napples, $3 a piece\nurgent: nappies"
LOG = """
2026-11-26T03:12:07Z worker[412]: GET /api/items 200 in 31 ms
2026-11-26T03:12:09Z worker[412]: do not call retry() again, connection refused
2026-11-26T03:12:11Z worker[413]: published 14 events, account number 7 rejected
"""
LICENCE = """
This program is free software; you can redistribute it under the terms of the agreement as published by the
Foundation. You should have received a copy of it along with this program; if not, write to us.
"""
WORDS = "lantern gravel seventeen oboe marzipan tundra quilt pelican iris zephyr bracket mole"


def speaks(text: str) -> bool:
    return speaks_of_work(text, read_terms(text))


def first(written: Written) -> str:
    return next(text for text, mine in written.messages if not mine)


@pytest.mark.parametrize(
    "text",
    [
        "hi",
        "web-04",
        "Hello!",
        "Thank you.",
        "Hello! Please buy milk.",
        SHOPPING,
        LOG,
        LICENCE,
        WORDS,
    ],
)
def test_what_anything_may_say_is_no_talk_of_work(text):
    assert not speaks(text)


def test_a_page_of_code_is_none():
    assert not speaks(inspect.getsource(textwrap))
    assert not speaks(inspect.getsource(quoted))


@pytest.mark.parametrize(
    "text",
    [
        "Would you write for us?",
        "Can you do 900 words on the strike? The desk needs it on Friday.",
        "Könnten Sie einen Beitrag für uns schreiben?",
        "Buscamos periodistas para nuestra revista.",
        "我们想请您写一篇文章。",
        "نود أن تكتب لنا مقالا.",
        "$0.05 per word.",
        "Send a scan of your passport.",
        "Happy to commission the piece at 400 pounds. Contract attached. Can we talk on Zoom?",
        "Are you available? Need five articles.",
        "Guten Tag, Auftrag: 3000 Zeichen, 200 Euro, bis Freitag.",
        f"Hello Jo,\n{'It was a long week here in the north. ' * 20}\nHappy to commission the piece.",
    ],
)
def test_a_line_that_offers_work_or_asks_what_approaches_ask_is_enough(text):
    assert speaks(text)


def test_every_approach_speaks_of_it_from_its_first_message_on():
    assert [one.name for one in offers() if not speaks(first(one))] == []


def test_so_do_ordinary_commissions_in_the_languages_that_are_read():
    silent = [one for one in IN_A_LANGUAGE_THAT_IS_READ if not speaks(first(one))]
    assert [one.name for one in silent if not one.held_back] == []
    held_back = [one for one in IN_A_LANGUAGE_THAT_IS_READ if one.held_back]
    print(f"held back: {sum(one.held_back for one in silent)} of {len(held_back)} do not")
    assert len(held_back) >= 30
    assert sum(one.held_back for one in silent) <= 1


def test_it_is_looked_for_only_where_an_approach_has_come_to_its_matter():
    assert not speaks(f"{'lorem ipsum dolor. ' * (MAX_TEXT // 18)}Would you write for us?")
