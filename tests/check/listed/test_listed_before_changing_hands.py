from __future__ import annotations

from tests.asked import CLEAR, FIRED, ask
from tests.dossiers import changed, historic, hit, honest


def test_fires_on_a_listing_of_an_earlier_holder():
    said = ask("listed-before-changing-hands", changed(honest(), listed=(historic(hit()),)))
    assert said.verdict is FIRED
    assert "registered anew" in said.because


def test_clear_when_nobody_was_listed_or_the_listing_is_of_today():
    assert ask("listed-before-changing-hands", honest()).verdict is CLEAR
    assert ask("listed-before-changing-hands", changed(honest(), listed=(hit(),))).verdict is CLEAR
