from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, hit, honest, offline
from vetter.check.cards import weights


def test_fires_on_the_same_name_and_never_weighs_anything():
    said = ask("name-listed", changed(honest(), listed=(hit("name", "fictitious-outlet"),)))
    assert said.verdict is FIRED
    assert "nothing by itself" in said.because
    assert weights()["name-listed"].fired == 0


def test_clear_and_unknown():
    assert ask("name-listed", honest()).verdict is CLEAR
    assert ask("name-listed", offline()).verdict is UNKNOWN
