from __future__ import annotations

from tests.asked import CLEAR, FIRED, ask
from tests.dossiers import changed, historic, hit, honest
from vetter.check.cards import weights

DESIGNATED = hit(role="sanctioned-outlet", operation="SouthFront", source="OFAC SDN")


def test_fires_on_a_designation_without_calling_the_outlet_a_fake():
    said = ask("sanctioned", changed(honest(), listed=(DESIGNATED,)))
    assert said.verdict is FIRED
    assert "OFAC" in said.because
    assert weights()["sanctioned"].fired == 0


def test_clear_without_one_and_after_the_domain_changed_hands():
    assert ask("sanctioned", honest()).verdict is CLEAR
    assert ask("sanctioned", changed(honest(), listed=(historic(DESIGNATED),))).verdict is CLEAR
