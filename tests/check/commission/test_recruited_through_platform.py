from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import honest, letter, offered
from vetter.check.cards import weights
from vetter.model import Conduct

CHECK = "recruited-through-platform"


def test_fires_on_a_marketplace_and_a_network_and_weighs_nothing():
    for name in ("Upwork", "X", "LinkedIn"):
        assert ask(CHECK, offered(letter("a@b.org", platforms=(name,)))).verdict is FIRED
    assert weights()[CHECK].fired == 0


def test_clear_on_none_and_on_a_messenger():
    assert ask(CHECK, offered(letter("a@b.org"))).verdict is CLEAR
    assert ask(CHECK, offered(letter("a@b.org", platforms=("Signal",)))).verdict is CLEAR


def test_unknown_where_only_notes_were_given_and_not_asked_without_an_offer():
    assert ask(CHECK, offered(conduct=Conduct(note="x"))).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
