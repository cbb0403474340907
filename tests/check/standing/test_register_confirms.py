from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, offline, page, states, with_page
from vetter.assess.links import prepared
from vetter.model import ClaimKind, Fact, Outcome, PageKind, RegisterEntry

CHECK = "register-confirms"
ENTRY = RegisterEntry(
    number="00123459",
    name="ELBE-BOTE VERLAG UG",
    country="GB",
    lei="894500NORTHMERE00012",
    active=True,
)


def giving(*entries, number="gb.company:123459", name="Elbe-Bote Verlag UG"):
    claims = ((ClaimKind.REGISTER_NUMBER, number), (ClaimKind.LEGAL_NAME, name))
    told = with_page(honest(), page(PageKind.IMPRINT, claims=claims))
    known = tuple(Fact(entry, cite("r-register", entry.name)) for entry in entries)
    return changed(told, registered_as=known)


def test_fires_where_number_and_name_agree_however_they_are_written():
    assert ask(CHECK, giving(ENTRY)).verdict is FIRED
    by_lei = giving(ENTRY, number="lei:894500NORTHMERE00012")
    assert ask(CHECK, by_lei).verdict is FIRED


def test_clear_where_the_register_has_another_name_or_it_is_not_active():
    told = ask(CHECK, giving(replace(ENTRY, name="Harbour Fisheries Ltd")))
    assert told.verdict is CLEAR
    assert "Harbour Fisheries" in told.because
    assert ask(CHECK, giving(replace(ENTRY, active=False))).verdict is CLEAR


def test_what_anybody_can_write_confirms_nothing():
    assert ask(CHECK, giving(replace(ENTRY, lei=""))).verdict is UNKNOWN


def test_unknown_where_the_index_has_no_such_number_and_a_link_leads_to_the_register():
    for entries in ((), (replace(ENTRY, country="IE"),), (replace(ENTRY, number="99999999"),)):
        dossier = giving(*entries)
        assert ask(CHECK, dossier).verdict is UNKNOWN
        assert any(link.url.endswith("/company/00123459") for link in prepared(dossier))
    failed = changed(giving(), states=states(register=Outcome.FAILED))
    assert "so the test says" in ask(CHECK, failed).because


def test_unknown_without_the_site_and_not_applicable_without_a_number():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert not any("that it gives" in link.label for link in prepared(honest()))
