from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.asked import CLEAR, FIRED, NOT_APPLICABLE, UNKNOWN, ask
from tests.check.commission.saying import saying
from tests.dossiers import honest, offline, outlet

CHECK = "payer-not-the-entity"


def paid(payer, entity="", by=None):
    return ask(CHECK, saying("Thank you.", payer=payer, entity=entity, by=by))


def test_another_name_is_a_question_and_another_one_each_time_is_more():
    one = paid("J. Mwangi")
    several = paid("J. Mwangi; Northgate Gifts; D. Ferrell")
    assert one.verdict is FIRED
    assert one.strength < 0.5
    assert paid("J. Mwangi; Northgate Gifts").strength < 0.5
    assert several.verdict is FIRED
    assert several.strength == 1


def test_nobody_is_named_beside_it():
    answer = paid("J. Mwangi; D. Ferrell")
    assert "Mwangi" not in answer.because + answer.cited[0].excerpt


@pytest.mark.parametrize(
    "payer",
    [
        "Elbe-Bote",
        "ELBE-BOTE VERLAG UG",
        "Verlag Elbe-Bote",
        "Wise Payments Ltd",
        "PayPal (Europe)",
        "Elbe-Bote; Wise",
    ],
)
def test_clear_where_the_outlet_its_publisher_or_a_service_paid(payer):
    assert paid(payer).verdict is CLEAR


def test_the_party_to_the_contract_counts_before_the_outlet():
    assert paid("Lantern Media B.V.", entity="Lantern Media").verdict is CLEAR
    assert paid("Northgate Gifts", entity="Lantern Media B.V.").verdict is FIRED


def test_unknown_where_nothing_is_there_to_compare_with():
    nameless = replace(offline(), outlet=replace(outlet(), name=""))
    assert paid("J. Mwangi", by=nameless).verdict is UNKNOWN


def test_several_names_cannot_all_be_the_outlets_whatever_it_is_called():
    nameless = replace(offline(), outlet=replace(outlet(), name=""))
    answer = paid("J. Mwangi; Northgate Gifts; D. Ferrell", by=nameless)
    assert answer.verdict is FIRED
    assert answer.strength == 1
    assert "none of them" not in answer.because


def test_not_asked_before_anything_was_paid():
    assert ask(CHECK, saying("Thank you.")).verdict is NOT_APPLICABLE
    assert ask(CHECK, honest()).verdict is NOT_APPLICABLE
