from __future__ import annotations

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import honest, offline, page, with_page
from vetter.model import ClaimKind, PageKind

CHECK = "company-number-invalid"


def giving(*numbers):
    claims = tuple((ClaimKind.REGISTER_NUMBER, number) for number in numbers)
    return with_page(honest(), page(PageKind.IMPRINT, claims=claims))


def test_fires_on_a_number_whose_check_digits_do_not_fit():
    said = ask(CHECK, giving("de.vat:DE136695976", "fr.siren:552008444"))
    assert said.verdict is FIRED
    assert "552008444" in said.because


def test_clear_on_numbers_that_fit():
    said = ask(CHECK, giving("de.vat:DE136695976", "fr.siren:552008443"))
    assert said.verdict is CLEAR


def test_kinds_without_check_digits_and_strange_kinds_stay_open():
    assert ask(CHECK, giving("de.nosuchregister:HRB 12345")).verdict is UNKNOWN
    assert ask(CHECK, giving("../../os:1", "nothing")).verdict is UNKNOWN


def test_nothing_to_ask_and_unknown():
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
    assert ask(CHECK, offline()).verdict is UNKNOWN
