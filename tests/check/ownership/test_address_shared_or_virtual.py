from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    changed,
    first_ever,
    honest,
    met,
    offline,
    page,
    sibling,
    with_page,
    without_claims,
)
from vetter.extract.fingerprint import fingerprint
from vetter.model import ClaimKind, PageKind, TraitKind

CHECK = "address-shared-or-virtual"
OWN = "Elbe-Bote, Hafenstr. 1, 20457 Hamburg, Germany"
VIRTUAL = "71-75 Shelton Street, Covent Garden, London, WC2H 9JQ"
SHARED = sibling(TraitKind.POSTAL, value="1 20457 hafenstr")


def at(address=OWN):
    claims = ((ClaimKind.ADDRESS, address),)
    return with_page(
        without_claims(honest(), ClaimKind.ADDRESS), page(PageKind.CONTACT, claims=claims)
    )


def test_fires_on_the_address_of_another_outlet_that_neither_names():
    told = ask(CHECK, met(at(), SHARED))
    assert told.verdict is FIRED
    assert "weser-bote.example.net" in told.because
    assert told.strength == 1.0


def test_fires_for_less_on_a_virtual_office():
    told = ask(CHECK, at(VIRTUAL))
    assert told.verdict is FIRED
    assert "1st Formations" in told.because
    assert told.strength < 1.0


def test_clear_at_an_address_of_its_own_and_at_one_of_a_declared_publisher():
    assert ask(CHECK, at()).verdict is CLEAR
    assert "held against" not in ask(CHECK, first_ever(at())).because
    openly = sibling(TraitKind.POSTAL, owners=("Elbe-Bote Verlag UG",))
    assert ask(CHECK, met(at(), openly)).verdict is CLEAR
    assert ask(CHECK, at("12 Shelton Street, Aldershot, GU11 1AA")).verdict is CLEAR


def test_unknown_where_too_little_was_read_and_not_applicable_without_an_address():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    bare = without_claims(honest(), ClaimKind.ADDRESS)
    assert ask(CHECK, changed(bare, pages=bare.pages[:1])).verdict is UNKNOWN
    assert ask(CHECK, bare).verdict is NOT_APPLICABLE


def letters(dossier):
    return [t.value for t in fingerprint(dossier).traits if t.kind is TraitKind.POSTAL]


def test_one_address_is_met_again_however_it_is_written_and_a_virtual_office_is_nobodys():
    assert letters(at()) == letters(at("Hafenstr. 1, Weser-Bote, 20457 Hamburg")) == [SHARED.value]
    assert letters(at(VIRTUAL)) == []
    assert letters(at("Hamburg")) == []
