from __future__ import annotations

from tests.asked import CLEAR, FIRED, UNKNOWN, ask
from tests.dossiers import changed, hit, honest, offline


def test_fires_on_a_listed_contact_of_its_own():
    listed = (hit("contact", "operator-contact", matched="desk@elbe-bote.example.org"),)
    said = ask("contact-listed", changed(honest(), listed=listed))
    assert said.verdict is FIRED
    assert "desk@elbe-bote.example.org" in said.because


def test_clear_when_contacts_are_known_and_unknown_when_none_could_be():
    assert ask("contact-listed", honest()).verdict is CLEAR
    assert ask("contact-listed", offline()).verdict is UNKNOWN
