from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import honest, offline, page, with_page
from vetter.model import ClaimKind, PageKind

CHECK = "phone-number-impossible"


def giving(text, *claims):
    return with_page(honest(), page(PageKind.CONTACT, text=text, claims=claims))


@pytest.mark.parametrize(
    "text",
    [
        "هاتف: 0123456789",
        "Tel. 012 345 67 89",
        "Call us: (123) 456-7890",
        "Phone: +1 234 567 890",
        "Telefon +49 000 000 000",
        "Tel: 9876543210",
        "Tel: 0212 000 00 00",
        "Phone: (555) 123-4567",
        "Tel: +1 555-123-4567",
        "Telephone: +1 (012) 345-6789",
        "Tel: XXX-XXX-XXXX",
        "Newsroom\n(123) 456-7890",
    ],
)
def test_fires_on_digits_in_a_row(text):
    said = ask(CHECK, giving(text))
    assert said.verdict is FIRED
    assert text.split(maxsplit=1)[1].rsplit(": ")[-1] in said.because


def test_another_number_makes_it_less():
    number = (ClaimKind.PHONE, "+4940123987")
    less = ask(CHECK, giving("Tel. 0123456789", number))
    assert less.verdict is FIRED
    assert less.strength < ask(CHECK, giving("Tel. 0123456789")).strength


def test_numbers_that_only_hold_a_row_or_have_no_label_are_none():
    number = (ClaimKind.PHONE, "+49301234567")
    assert ask(CHECK, giving("Tel. 030 1234567", number)).verdict is CLEAR
    assert ask(CHECK, giving("Order 0123456789")).verdict is NOT_APPLICABLE


@pytest.mark.parametrize(
    "text",
    [
        "Tel. 0803 555 0127",
        "Telephone 902 555 0148",
        "Tel. 011 234 5678",
        "Tel. +996 555 123 4567",
        "Tel. 0 555 123 4567",
    ],
)
def test_numbers_elsewhere_that_only_look_so_are_none(text):
    assert ask(CHECK, giving(text)).verdict is NOT_APPLICABLE


def test_an_area_that_cannot_be_in_north_america_can_be_elsewhere():
    turkish = page(PageKind.CONTACT, text="Telefon: (555) 123 4568", language="tr")
    assert ask(CHECK, with_page(honest(), turkish)).verdict is NOT_APPLICABLE


def test_unknown_and_not_applicable():
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
