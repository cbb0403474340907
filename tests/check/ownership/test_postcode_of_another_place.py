from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import honest, offline, page, with_page, without_claims
from vetter.model import ClaimKind, PageKind

CHECK = "postcode-of-another-place"


def at(*addresses, country="US"):
    bare = without_claims(honest(), ClaimKind.COUNTRY, ClaimKind.ADDRESS)
    claims = tuple((ClaimKind.ADDRESS, address) for address in addresses)
    return with_page(bare, page(PageKind.CONTACT, claims=((ClaimKind.COUNTRY, country), *claims)))


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("1200 Example Avenue, Springfield, IL 40202", "US"),
        ("1200 Example Avenue, Springfield, Illinois 40202", "US"),
        ("77 Sample Street, Toronto, Ontario V5K 0A1", "CA"),
        ("5 Sample Road, Perth, Western Australia 3000", "AU"),
        ("12 Main St, Macon, GA, 90210-1234, USA", "US"),
        ("77 Sample Street, Toronto, ON V5K 0A1", "CA"),
        ("5 Sample Road, Perth, WA 3000, Australia", "AU"),
    ],
)
def test_fires_on_a_code_of_another_state(address, country):
    said = ask(CHECK, at(address, country=country))
    assert said.verdict is FIRED
    assert address[:20] in said.because


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("1 Harbor Street, St. Paul, MN 55101", "US"),
        ("9 Border Lane, Alta, WY 83414, United States", "US"),
        ("4 Sample Street, Kansas City, Missouri 64101", "US"),
        ("4 Sample Street, Charleston, West Virginia 25301", "US"),
        ("77 Sample Street, Gatineau, Québec K1A 0B1", "CA"),
        ("P.O. Box 7, Agawam, MA 01001", "US"),
        ("77 Sample Street, Gatineau, QC K1A 0B1", "CA"),
        ("5 Sample Road, Sydney NSW 2000", "AU"),
    ],
)
def test_clear_where_code_and_state_agree(address, country):
    assert ask(CHECK, at(address, country=country)).verdict is CLEAR


def test_one_address_that_fits_is_enough():
    typing_error = ("1 A Street, Springfield, IL 40202", "1 A Street, Springfield, IL 62704")
    assert ask(CHECK, at(*typing_error)).verdict is CLEAR


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("Beispielstraße 1, DE 10115 Berlin", "DE"),
        ("Beispielstraße 1, DE 10115 Berlin", "US"),
        ("12 Main Street, Springfield", "US"),
        ("12 Main Street, XX 40202", "US"),
        ("Rue Haute 1, Presse SA 1003, Lausanne", "CH"),
    ],
)
def test_nothing_to_ask_where_no_state_stands_before_a_code(address, country):
    assert ask(CHECK, at(address, country=country)).verdict is NOT_APPLICABLE


def test_unknown_without_the_site():
    assert ask(CHECK, offline()).verdict is UNKNOWN
