from __future__ import annotations

import pytest

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.dossiers import honest, offline, page, with_page
from vetter.extract.fold import fold
from vetter.extract.register_numbers import read_numbers
from vetter.extract.sentences import Sentence
from vetter.model import ClaimKind, LinkPlace, PageKind

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


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("IČO: 27082440", "IČO: 27082441"),
        ("IČ DPH: SK2022749619", "IČ DPH: SK2022749618"),
        ("OIB: 33392005961", "OIB: 33392005962"),
        ("Davčna številka: SI50223054", "Davčna številka: SI50223055"),
        ("ПИБ: 101134702", "ПИБ: 101134703"),
        ("ЕИК: 175074752", "ЕИК: 175074753"),
        ("CUI: RO18547290", "CUI: RO18547291"),
        ("Adószám: 12892312-1-42", "Adószám: 12892313-1-42"),
        ("ΑΦΜ: 094259216", "ΑΦΜ: 094259217"),
        ("Vergi No: 4540536920", "Vergi No: 4540536921"),
        ("Org.nr: 988 077 917", "Org.nr: 988 077 918"),
        ("Org.nr: 123456-7897", "Org.nr: 123456-7898"),
        ("CVR-nr. 13585628", "CVR-nr. 13585627"),
        ("Y-tunnus: 2077474-0", "Y-tunnus: 2077474-1"),
        ("Registrikood: 12345678", "Registrikood: 12345679"),
        ("NIPC: 501 964 843", "NIPC: 501 964 842"),
        ("KBO: 0428.759.497", "KBO: 0428.759.498"),
        ("УНП: 200988541", "УНП: 200988542"),
        ("统一社会信用代码：91110000600037341L", "统一社会信用代码：91110000600037342L"),
        ("Mã số thuế: 0100233488", "Mã số thuế: 0100233489"),
        ("CUIT: 20-05536168-2", "CUIT: 20-05536168-3"),
        ("RUT: 76.086.428-5", "RUT: 76.086.428-6"),
        ("NIT: 213.123.432-1", "NIT: 213.123.432-2"),
        ("RUC: 20512333797", "RUC: 20512333798"),
        ("RIF: V-11470283-4", "RIF: V-11470283-3"),
        ("ABN 83 914 571 673", "ABN 83 914 571 674"),
    ],
)
def test_numbers_behind_the_labels_of_many_countries(right, wrong):
    for text, verdict in ((right, CLEAR), (wrong, FIRED)):
        assert ask(CHECK, giving(*numbers_in(text))).verdict is verdict


def numbers_in(text):
    said = [Sentence(text, fold(text), LinkPlace.BODY, "")]
    return [claim.value for claim in read_numbers(said)]


@pytest.mark.parametrize(
    "text", ["統一編號：62140097", "RUC: 1793213150001", "RUC: 0993370026001", "RUC: 1793189906001"]
)
def test_numbers_that_registers_have_and_no_check_digits_fit_accuse_nobody(text):
    given = numbers_in(text)
    assert len(given) == 1
    assert ask(CHECK, giving(*given)).verdict is UNKNOWN
