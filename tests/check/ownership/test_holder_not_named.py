from __future__ import annotations

from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import (
    changed,
    cite,
    honest,
    newsletter,
    offline,
    page,
    registered,
    with_page,
    without_claims,
)
from vetter.check.cards import weights
from vetter.model import ClaimKind, Fact, PageKind

CHECK = "holder-not-named"
NAMED = (ClaimKind.OWNER, ClaimKind.PUBLISHER, ClaimKind.LEGAL_NAME)


def held_by(name, country="", dossier=None):
    """Return an outlet that names nobody behind it, with the holder that the registry gives."""
    registration = replace(
        registered("2017-02-01"),
        registrant=Fact(name, cite("r-rdap", name)) if name else None,
        registrant_country=Fact(country, cite("r-rdap", country)) if country else None,
    )
    return changed(dossier or without_claims(honest(), *NAMED), registration=registration)


def test_fires_on_a_body_that_no_page_names_and_weighs_nothing():
    said = ask(CHECK, held_by("Media Kapitaal Holding B.V.", "NL"))
    assert said.verdict is FIRED
    assert "Media Kapitaal Holding B.V." in said.because
    assert "Netherlands" in said.because
    assert weights()[CHECK].fired == 0


def test_a_holder_that_is_named_whatever_its_form_is_written_like():
    about = page(PageKind.ABOUT, "r-2", claims=((ClaimKind.OWNER, "Kapitaal Holding BV"),))
    given = held_by("Kapitaal Holding B.V.", dossier=without_claims(honest(), *NAMED))
    assert ask(CHECK, with_page(given, about)).verdict is CLEAR
    paid = page(PageKind.ABOUT, "r-2", claims=((ClaimKind.FUNDING, "Kapitaal Holding pays us."),))
    assert ask(CHECK, with_page(given, paid)).verdict is CLEAR
    assert ask(CHECK, held_by("Elbe-Bote GmbH")).verdict is CLEAR


def test_persons_and_services_that_stand_in_are_not_told_of():
    for name in ("Ada Example", "Domains By Proxy, LLC", ""):
        assert ask(CHECK, held_by(name)).verdict is NOT_APPLICABLE, name
    assert ask(CHECK, newsletter()).verdict is NOT_APPLICABLE


def test_not_asked_without_the_registry_and_unknown_with_too_little_read():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, changed(honest(), registration=None)).verdict is NOT_APPLICABLE
    few = held_by("Media Kapitaal Holding B.V.")
    assert ask(CHECK, changed(few, pages=few.pages[:2])).verdict is UNKNOWN
