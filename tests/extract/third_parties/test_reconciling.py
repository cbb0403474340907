"""One registration from the answers of registry and registrar."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from vetter.extract.registration import reconcile
from vetter.model import RegistrationReading


def moment(year, month=1, day=1):
    return datetime(year, month, day, tzinfo=UTC)


@pytest.fixture
def answers(keep):
    def give(*readings):
        return [
            (keep("https://x.example/", number=number).record, reading)
            for number, reading in enumerate(readings, start=1)
        ]

    return give


def reading(server, route="rdap", **more):
    more.setdefault("domain", "examplepost.com")
    return RegistrationReading(route=route, server=server, found=True, **more)


def test_no_answer_or_no_registration_is_no_registration(answers):
    nothing = RegistrationReading(route="rdap", server="a", found=False)
    limited = RegistrationReading(route="whois", server="b", found=False, limited=True)
    assert reconcile([]) is None
    assert reconcile(answers(nothing, limited)) is None


def test_the_registry_is_believed_about_dates_and_the_registrar_about_the_holder(answers):
    registry = reading(
        "registry", created=moment(2020, 3, 2), registrant="Old Holder", referral="x"
    )
    registrar = reading(
        "registrar", created=moment(2012), registrant="Example Media", registrar="R"
    )
    found = reconcile(answers(registry, registrar))
    assert found.created.value == moment(2020, 3, 2)
    assert [c.record for c in found.created.cited] == ["r1"]
    assert found.registrant.value == "Example Media"
    assert [c.record for c in found.registrant.cited] == ["r2"]
    assert found.registrar.value == "R"


def test_a_field_that_both_give_cites_both(answers):
    one = reading("a", registrar="GoDaddy.com, LLC")
    found = reconcile(answers(one, reading("b", registrar="GoDaddy.com, LLC")))
    assert [c.record for c in found.registrar.cited] == ["r1", "r2"]
    assert found.registrar.cited[0].excerpt == "GoDaddy.com, LLC"


def test_hidden_by_one_and_shown_by_the_other_is_shown(answers):
    hiding = reading("registry", created=moment(2020), hidden=("registrant", "emails"))
    showing = reading("registrar", registrant="Example Media")
    found = reconcile(answers(hiding, showing))
    assert found.registrant.value == "Example Media"
    assert found.hidden == ("emails",)


def test_absent_is_not_hidden(answers):
    found = reconcile(answers(reading("registry", created=moment(2020))))
    assert found.registrant is None
    assert found.hidden == ()


def test_disagreements_are_told_in_words(answers):
    registry = reading("rdap.registry", created=moment(2020, 3, 2), registrar="Example Registrar")
    registrar = reading("rdap.registrar", created=moment(2012, 5, 6), registrar="Another, Inc")
    found = reconcile(answers(registry, registrar))
    assert found.disagreements == (
        "They differ on when it was registered: rdap.registry says 2020-03-02, rdap.registrar says 2012-05-06.",
        "They differ on who the registrar is: rdap.registry says Example Registrar, rdap.registrar says Another, Inc.",
    )


def test_a_few_hours_and_a_different_spelling_are_no_disagreement(answers):
    one = reading("a", created=moment(2020, 3, 2), registrar="GoDaddy.com, LLC")
    other = reading("b", created=datetime(2020, 3, 1, 17, tzinfo=UTC), registrar="GODADDY.COM LLC")
    assert reconcile(answers(one, other)).disagreements == ()


def test_whois_fills_what_rdap_leaves_open(answers):
    rdap = reading("rdap", created=moment(2020), nameservers=("ns1.example.net",))
    whois = reading(
        "whois",
        "whois",
        created=moment(2019),
        expires=moment(2028),
        nameservers=("ns9.example.net",),
    )
    found = reconcile(answers(whois, rdap))
    assert found.created.value == moment(2020)
    assert found.expires.value == moment(2028)
    assert found.nameservers == ("ns1.example.net",)


def test_each_address_is_given_once_with_all_that_name_it(answers):
    one = reading("a", emails=("x@example.com",))
    found = reconcile(answers(one, reading("b", emails=("y@example.com", "x@example.com"))))
    assert [fact.value for fact in found.emails] == ["y@example.com", "x@example.com"]
    assert [c.record for c in found.emails[1].cited] == ["r2", "r1"]
