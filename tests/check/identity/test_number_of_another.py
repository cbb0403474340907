from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, cite, honest, offline, page, states, with_page, young
from vetter.model import ClaimKind, Fact, Outcome, PageKind, RegisterEntry

CHECK = "number-of-another"
COMPANY = (ClaimKind.REGISTER_NUMBER, "gb.company:123459")
SERIAL = (ClaimKind.ISSN, "0174-5255")
FISHERIES = RegisterEntry(
    number="00123459",
    name="HARBOUR LANE FISHERIES LIMITED",
    country="GB",
    lei="2138000FISHERIES0042",
    active=True,
    since=date(2014, 3, 3),
)
MAGAZINE = RegisterEntry(
    number="0174-5255", name="Annals of Beekeeping", country="", lei="", active=True
)


def giving(claim, *entries, text=""):
    """A young outlet that gives a number, and what registers have under it."""
    told = with_page(young(), page(PageKind.IMPRINT, claims=(claim,), text=text))
    known = tuple(Fact(entry, cite("r-register", entry.name)) for entry in entries)
    return changed(told, registered_as=known)


def test_fires_on_a_company_that_is_older_than_the_site_and_bears_another_name():
    said = ask(CHECK, giving(COMPANY, FISHERIES))
    assert said.verdict is FIRED
    assert "GLEIF" in said.because
    assert "HARBOUR LANE FISHERIES" in said.because


def test_fires_on_a_serial_number_of_another_title():
    said = ask(CHECK, giving(SERIAL, MAGAZINE))
    assert said.verdict is FIRED
    assert "Wikidata has “Annals of Beekeeping”" in said.because


@pytest.mark.parametrize("since", [None, date(2025, 1, 1)])
def test_a_company_that_is_no_older_than_the_site_may_be_it_under_its_former_name(since):
    said = ask(CHECK, giving(COMPANY, replace(FISHERIES, since=since)))
    assert said.verdict is CLEAR
    assert "called before" in said.because


@pytest.mark.parametrize(
    "own",
    [
        {"name": "Elbe Bote Verlagsgesellschaft"},
        {"also": ("Bote von der Elbe", "Elbe-Bote Verlag")},
        {"websites": ("https://www.elbe-bote.example.org/",)},
        {"name": "Лесной вестник"},
    ],
)
def test_clear_where_any_of_its_names_or_its_site_is_the_outlets_or_cannot_be_compared(own):
    assert ask(CHECK, giving(COMPANY, replace(FISHERIES, **own))).verdict is CLEAR
    assert ask(CHECK, giving(SERIAL, replace(MAGAZINE, **own))).verdict is CLEAR


def test_a_number_beside_the_name_of_its_owner_is_no_pretence():
    text = "Printed by Harbour Lane Fisheries Ltd., who also have a press, number 123459."
    assert ask(CHECK, giving(COMPANY, FISHERIES, text=text)).verdict is CLEAR


def test_nothing_to_ask_and_unknown():
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, giving(COMPANY, replace(FISHERIES, country="IE"))).verdict is NOT_APPLICABLE
    failed = changed(giving(COMPANY), states=states(register=Outcome.FAILED))
    assert ask(CHECK, failed).verdict is UNKNOWN
    assert ask(CHECK, offline()).verdict is UNKNOWN
