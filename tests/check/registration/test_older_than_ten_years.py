from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import archived, changed, honest, newsletter, offline, registered

CHECK = "older-than-ten-years"
OLD = registered("2004-05-01")


def test_fires_on_an_old_registration():
    said = ask(CHECK, changed(honest(), registration=OLD))
    assert said.verdict is FIRED
    assert "1 May 2004" in said.because


def test_an_old_domain_bought_second_hand_does_not_vouch():
    bought = changed(honest(), registration=OLD, archive=archived(2006, name="Garden Tools Shop"))
    assert ask(CHECK, bought).verdict is CLEAR


def test_clear_when_younger_unknown_when_not_said():
    assert ask(CHECK, honest()).verdict is CLEAR
    assert ask(CHECK, changed(honest(), registration=None)).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN


def test_a_platforms_age_is_not_the_outlets():
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
