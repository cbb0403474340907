from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest, letter, offered, offline
from vetter.model import Party

CHECK = "sender-not-on-masthead"
OWN = "desk@elbe-bote.example.org"


def signed(name, by=None):
    return ask(CHECK, offered(letter(OWN, sender=Party(name, OWN)), by=by))


def test_fires_on_a_name_that_its_pages_do_not_give_and_tells_no_name():
    answer = signed("Quentin Stranger")
    assert answer.verdict is FIRED
    assert "Stranger" not in answer.because + answer.cited[0].excerpt


@pytest.mark.parametrize("name", ["Ada Example", "ADA M. EXAMPLE", "Example, Ada"])
def test_clear_on_one_that_they_give(name):
    assert signed(name).verdict is CLEAR


@pytest.mark.parametrize(
    "name", ["", "Editor", "Elbe-Bote Redaktion", "Elbe-Bote", "desk@elbe-bote.example.org"]
)
def test_not_applicable_where_no_person_signs(name):
    assert signed(name).verdict is NOT_APPLICABLE


def test_unknown_where_too_few_are_named_or_no_page_was_read():
    assert signed("Quentin Stranger", changed(honest(), people=())).verdict is UNKNOWN
    assert signed("Quentin Stranger", offline()).verdict is UNKNOWN
    assert ask(CHECK, offered(letter("", bare=True))).verdict is UNKNOWN


def test_not_asked_without_an_offer():
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
