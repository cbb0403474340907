"""In which language a page is: what its words say, and what it declares where they do not tell."""

from __future__ import annotations

import pytest

from vetter.extract.language import language_of

MOROCCAN = "هاد الشي لي كاين، كتبنا عليه بزاف ديال المرات وما كاين غير والو، والناس عيات من الهضرة."
VENETIAN = (
    "El sindaco el ga dito che doman no se pol miga ndar in piassa, parché i ga da netarla tuta."
)


def test_words_decide_whatever_is_declared():
    german = (
        "Der Gemeinderat hat am Montag lange über die Brücke gesprochen und nichts beschlossen."
    )
    assert language_of(german, "en") == "de"
    assert language_of(german, "") == "de"


@pytest.mark.parametrize("declared", ["ar", ""])
def test_a_spoken_arabic_is_arabic(declared):
    assert language_of(MOROCCAN, declared) == "ar"


def test_what_is_declared_counts_where_the_words_are_of_no_language_that_vetter_calls_by_name():
    assert language_of(VENETIAN, "it") == "it"
    assert language_of("", "it") == "it"


@pytest.mark.parametrize("declared", ["de", "en", ""])
def test_a_long_page_is_in_the_language_of_most_of_it(declared):
    english = "The council met on Monday and nobody had read the report on the bridge. "
    german = "Der Gemeinderat hat am Montag getagt, und niemand hatte den Bericht gelesen. "
    assert language_of(english + 20 * german, declared) == "de"
