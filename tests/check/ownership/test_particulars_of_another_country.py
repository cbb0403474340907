from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import honest, offline, page, with_page, without_claims
from vetter.model import ClaimKind, PageKind

CHECK = "particulars-of-another-country"
CHICAGO = (ClaimKind.COUNTRY, "US")
UKRAINIAN = (ClaimKind.REGISTER_NUMBER, "ua.edrpou:14360570")
CYPRUS = (ClaimKind.JURISDICTION, "CY")
KYIV = (ClaimKind.PHONE, "+380442345678", "Phone: +380 44 234 56 78")
BOSTON = (ClaimKind.PHONE, "+16172531000", "Phone: +1 617 253 1000")


def giving(*claims):
    kinds = (ClaimKind.COUNTRY, ClaimKind.REGISTER_NUMBER, ClaimKind.JURISDICTION, ClaimKind.PHONE)
    bare = without_claims(honest(), *kinds)
    return with_page(bare, page(PageKind.IMPRINT, claims=claims))


def test_fires_on_a_number_of_a_register_of_another_country():
    said = ask(CHECK, giving(CHICAGO, UKRAINIAN))
    assert said.verdict is FIRED
    assert "the United States" in said.because
    assert "Ukraine" in said.because
    assert said.strength < 1


@pytest.mark.parametrize("claims", [(UKRAINIAN, KYIV), (CYPRUS, KYIV)])
def test_two_kinds_that_are_of_elsewhere_tell_more(claims):
    said = ask(CHECK, giving(CHICAGO, *claims))
    assert (said.verdict, said.strength) == (FIRED, 1.0)


@pytest.mark.parametrize("alone", [CYPRUS, KYIV])
def test_terms_from_a_template_or_a_number_abroad_alone_tell_nothing(alone):
    assert ask(CHECK, giving(CHICAGO, alone)).verdict is CLEAR


def test_clear_where_anything_is_of_its_own_country():
    exile = ((ClaimKind.COUNTRY, "LT"), UKRAINIAN, KYIV, (ClaimKind.JURISDICTION, "LT"))
    assert ask(CHECK, giving(*exile)).verdict is CLEAR
    assert ask(CHECK, giving(CHICAGO, BOSTON, UKRAINIAN)).verdict is CLEAR


@pytest.mark.parametrize(
    "vague",
    [
        (ClaimKind.REGISTER_NUMBER, "lt.code:123456789"),
        (ClaimKind.REGISTER_NUMBER, "lei:529900T8BM49AURSDO55"),
        (ClaimKind.JURISDICTION, "governed by the laws of the place where you live"),
        (ClaimKind.PHONE, "+493012345678", "Tel. 030 12345678"),
        (ClaimKind.PHONE, "+4915112345678", "Mobil +49 151 12345678"),
    ],
)
def test_what_belongs_to_no_country_for_certain_is_passed_over(vague):
    assert ask(CHECK, giving(CHICAGO, vague)).verdict is NOT_APPLICABLE


def test_nothing_to_ask_and_unknown():
    assert ask(CHECK, giving(UKRAINIAN)).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
