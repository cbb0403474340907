from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, hit, honest, offline
from vetter.check.cards import weights


def test_fires_on_a_listed_address_and_weighs_nothing():
    listed = (hit("address", "hosting-ip", matched="203.0.113.7"),)
    assert ask("address-listed", changed(honest(), listed=listed)).verdict is FIRED
    assert weights()["address-listed"].fired == 0


def test_clear_and_unknown():
    assert ask("address-listed", honest()).verdict is CLEAR
    assert ask("address-listed", offline()).verdict is UNKNOWN
