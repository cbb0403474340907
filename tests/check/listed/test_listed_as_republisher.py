from __future__ import annotations

from tests.asked import CLEAR, FIRED, ask
from tests.dossiers import changed, hit, honest
from vetter.check.cards import weights


def test_fires_on_a_republisher_and_weighs_nothing():
    listed = (hit(role="republisher", operation="RT content laundering"),)
    assert ask("listed-as-republisher", changed(honest(), listed=listed)).verdict is FIRED
    assert weights()["listed-as-republisher"].fired == 0


def test_clear_on_other_roles():
    assert ask("listed-as-republisher", changed(honest(), listed=(hit(),))).verdict is CLEAR
