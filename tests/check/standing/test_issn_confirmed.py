from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import changed, honest, item, offline, page, with_page
from vetter.model import ClaimKind, PageKind

CHECK = "issn-confirmed"


def giving(number="2049-3630", **facts):
    told = with_page(honest(), page(PageKind.IMPRINT, claims=((ClaimKind.ISSN, number),)))
    return changed(told, **facts)


def test_fires_where_wikidata_has_the_same_for_this_site():
    assert ask(CHECK, giving(encyclopaedia=item(issn=("20493630",)))).verdict is FIRED


def test_clear_where_it_does_not():
    assert ask(CHECK, giving()).verdict is CLEAR
    assert ask(CHECK, giving(encyclopaedia=item(issn=("1234-5679",)))).verdict is CLEAR
    elsewhere = item(issn=("2049-3630",), website="https://other.com/")
    assert ask(CHECK, giving(encyclopaedia=elsewhere)).verdict is CLEAR


def test_unknown_and_not_applicable():
    assert ask(CHECK, offline()).verdict is UNKNOWN
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
