from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, honest, offline, without_pages
from vetter.check.cards import weights
from vetter.model import PageKind


def test_fires_on_such_a_page_and_never_lowers_the_risk_by_it():
    assert ask("corrections-policy", honest()).verdict is FIRED
    assert weights()["corrections-policy"].fired == 0


def test_clear_after_looking_and_weighs_little():
    assert ask("corrections-policy", without_pages(honest(), PageKind.CORRECTIONS)).verdict is CLEAR
    assert weights()["corrections-policy"].clear <= 0.1


def test_unknown_when_too_little_was_read():
    assert ask("corrections-policy", offline()).verdict is UNKNOWN
    assert ask("corrections-policy", changed(honest(), pages=honest().pages[:2])).verdict is UNKNOWN
