from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, honest, namesake, offline, young


def test_fires_where_a_genuine_outlet_bears_the_name():
    said = ask("name-of-another-outlet", changed(young(), namesakes=(namesake(),)))
    assert said.verdict is FIRED
    assert "elbe-bote.de" in said.because


def test_a_common_name_says_nothing():
    many = tuple(namesake(f"chronicle-{n}.com") for n in range(4))
    said = ask("name-of-another-outlet", changed(young(), namesakes=many))
    assert said.verdict is CLEAR
    assert "common name" in said.because


def test_an_outlet_with_a_past_of_its_own_may_share_its_name():
    assert (
        ask("name-of-another-outlet", changed(honest(), namesakes=(namesake(),))).verdict is CLEAR
    )


def test_clear_and_unknown():
    assert ask("name-of-another-outlet", honest()).verdict is CLEAR
    assert ask("name-of-another-outlet", offline()).verdict is UNKNOWN
