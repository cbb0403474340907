from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, first_ever, honest, met, newsletter, offline, sibling
from vetter.model import DnsFacts, Fact, TraitKind

CHECK = "soa-contact-reused"
CONTACT = "jane.titles@mailbox.org"


def zoned():
    return changed(honest(), dns=DnsFacts(soa_contact=Fact(CONTACT, cite("r-soa"))))


def test_fires_on_the_contact_of_an_unrelated_outlets_zone():
    said = ask(CHECK, met(zoned(), sibling(TraitKind.SOA_CONTACT, value=CONTACT)))
    assert said.verdict is FIRED
    assert f"a contact at {CONTACT.partition('@')[2]}" in said.because
    assert CONTACT not in said.because
    assert "weser-bote.example.net" in said.because


def test_titles_of_one_declared_publisher_are_clear():
    own = sibling(TraitKind.SOA_CONTACT, value=CONTACT, owners=("Elbe-Bote Verlag UG",))
    said = ask(CHECK, met(zoned(), own))
    assert said.verdict is CLEAR
    assert "Elbe-Bote Verlag UG" in said.because


def test_clear_unknown_and_not_applicable():
    assert ask(CHECK, zoned()).verdict is CLEAR
    assert ask(CHECK, met(zoned(), sibling(TraitKind.TRACKER))).verdict is CLEAR
    assert ask(CHECK, honest()).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, first_ever(zoned())).verdict is NOT_APPLICABLE
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE
