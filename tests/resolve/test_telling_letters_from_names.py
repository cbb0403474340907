"""A letter that is pasted where an outlet is asked for is told from the names and addresses of outlets."""

from __future__ import annotations

import pytest

from tests.growth import growth
from vetter.resolve.prose import is_letter, is_prose

LETTER = """Dear Nadia,

I came across your pieces and like them a lot.
We pay 200 USD an article.

Best, Jake
jake@peacedata.net
"""


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        "From: Jake <jake@peacedata.net>\nSubject: Work\n\nWe pay.",
        "Dear Nadia, we read your work and would like you to write for us.",
        "Hello!\nWe pay 200 USD.\nInterested?",
        "We are a young newsroom in need of writers.\nWould you send us three articles a month about your country?",
        "We read your work with pleasure and would like you to write for us.",
        "Received: from mx.example\nmore",
        "De : Ann\nEnvoyé : hier\nObjet : un article",
        "Bonjour Nadia,\nécrivez pour nous\nAnn",
        "Liebe Nadia, wir würden gern etwas von Ihnen drucken",
        "\u201cHi Nadia \u2013\nwrite for us\nAnn",
        "您好，\n我们想请您写一篇文章",
        " ".join(["word"] * 21),
    ],
)
def test_letters_are_letters(text):
    assert is_letter(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "peacedata.net",
        "\n\nhxxps://peacedata[.]net\nmore",
        "peacedata.net\nspiegel.homes\neditor@whitbytide.co.uk\n",
        "Peace Data\nThe Whitby Tide\n",
        "1. peacedata.net (asked me in May)\n2. spiegel.homes (never paid)",
        "Dear Prudence",
        "Hi Magazine",
        "Hello! Magazine",
        "HELLO!",
        "Hi-Fi World",
        "Hey-Day News of the Northern Counties",
        "Hello! Magazine\nHi-Fi World",
        "Madame Figaro, Paris",
        "I was asked to write for peacedata.net, is it real?",
        "The Society for the Promotion of Hellenic Studies in Great Britain and Ireland",
    ],
)
def test_names_addresses_and_lists_of_them_are_none(text):
    assert not is_letter(text)


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("We would like you to write three articles a month.", True),
        ("We would like you to write three articles for peacedata.net.", False),
        ("Peace Data", False),
        ("https://peacedata.net/a-story", False),
    ],
)
def test_prose_is_many_words_without_an_address(line, prose):
    assert is_prose(line) is prose


@pytest.mark.parametrize("unit", ["a. ", "Dear ", "a.b\n", "[.]", "\n", "word word\n"])
def test_text_made_to_take_forever_takes_time_in_proportion(unit):
    assert growth(is_letter, unit * 20_000, unit * 80_000) < 12
