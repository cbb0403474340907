"""Asking registries on port 43, where RDAP did not help."""

from __future__ import annotations

import pytest

from vetter.collect import whois
from vetter.model import Outcome, RegistrationReading, Source, SourceState
from vetter.settings import Sources

NO_RDAP = SourceState(Outcome.NOT_ASKED, "the registry of .ru is not known to offer RDAP")


def referring(server):
    return lambda query: f"% IANA WHOIS server\n\nrefer: {server}\n\ndomain: {query}\n".encode()


@pytest.fixture(autouse=True)
def nothing_is_remembered(monkeypatch):
    monkeypatch.setattr(whois, "_referrals", {})


def readings(errand):
    return [r for r in errand.readings.values() if isinstance(r, RegistrationReading)]


async def test_iana_names_the_registry_which_names_the_holder(town, errand_to, sample, ledger):
    town.whois["whois.iana.org"] = referring("whois.tcinet.ru")
    town.whois["whois.tcinet.ru"] = lambda query: sample("ru-org.whois")
    errand = await errand_to("primer-gazeta.ru")
    errand.settle(Source.RDAP, NO_RDAP)
    assert await whois.collect(errand) == SourceState(Outcome.ANSWERED)
    assert town.asked == ["whois.iana.org ru", "whois.tcinet.ru primer-gazeta.ru"]
    assert ledger(errand) == [("whois.iana.org", "answered"), ("whois.tcinet.ru", "answered")]
    assert [r.registrant for r in readings(errand)] == ['OOO "Primer"']


async def test_the_registry_refers_to_the_registrar_once(town, errand_to, sample):
    town.whois["whois.iana.org"] = referring("whois.verisign-grs.com")
    town.whois["whois.verisign-grs.com"] = lambda query: sample("com-registry.whois")
    town.whois["whois.godaddy.com"] = lambda query: sample("com-registrar.whois")
    errand = await errand_to("examplepost.com")
    errand.settle(Source.RDAP, SourceState(Outcome.FAILED, "no answer"))
    assert (await whois.collect(errand)).outcome is Outcome.ANSWERED
    assert town.asked[1:] == [
        "whois.verisign-grs.com domain examplepost.com",
        "whois.godaddy.com examplepost.com",
    ]


async def test_without_iana_the_bundled_list_helps(town, errand_to, sample, ledger):
    town.whois["whois.tcinet.ru"] = lambda query: sample("ru.whois")
    errand = await errand_to("primer-gazeta.ru")
    errand.settle(Source.RDAP, NO_RDAP)
    assert (await whois.collect(errand)).outcome is Outcome.ANSWERED
    assert ledger(errand) == [("whois.iana.org", "failed"), ("whois.tcinet.ru", "hidden")]


async def test_iana_is_asked_about_a_tld_once_in_a_run(town, errand_to, sample):
    town.whois["whois.iana.org"] = referring("whois.tcinet.ru")
    town.whois["whois.tcinet.ru"] = lambda query: sample("ru.whois")
    errand = await errand_to("primer-gazeta.ru")
    errand.settle(Source.RDAP, NO_RDAP)
    await whois.collect(errand)
    await whois.collect(errand)
    assert town.asked.count("whois.iana.org ru") == 1


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (b"No entries found for the selected source(s).\n", Outcome.ABSENT),
        (b"You have exceeded allowed connection rate\n", Outcome.LIMITED),
        (b"Access denied.\n", Outcome.BLOCKED),
        (b"", Outcome.FAILED),
        (b"<html>nothing</html>", Outcome.FAILED),
    ],
)
async def test_what_is_no_registration_is_told_apart(town, errand_to, answer, outcome, ledger):
    town.whois["whois.iana.org"] = referring("whois.tcinet.ru")
    town.whois["whois.tcinet.ru"] = lambda query: answer
    errand = await errand_to("primer-gazeta.ru")
    errand.settle(Source.RDAP, NO_RDAP)
    assert (await whois.collect(errand)).outcome is outcome
    assert not any(reading.found for reading in readings(errand))
    assert ledger(errand)[-1] == ("whois.tcinet.ru", outcome.value)


async def test_a_dead_server_is_failed_and_no_empty_registration(errand_to, ledger):
    errand = await errand_to("primer-gazeta.ru")
    errand.settle(Source.RDAP, NO_RDAP)
    assert (await whois.collect(errand)).outcome is Outcome.FAILED
    assert readings(errand) == []
    assert [outcome for _, outcome in ledger(errand)] == ["failed", "failed"]


@pytest.mark.parametrize(
    ("host", "state"),
    [
        ("examplepost.com", SourceState(Outcome.ANSWERED)),
        ("examplepost.com", SourceState(Outcome.ABSENT)),
        ("paper.blogspot.com", SourceState(Outcome.NOT_ASKED)),
        ("ejemplo.es", SourceState(Outcome.NOT_ASKED)),
    ],
)
async def test_nobody_is_asked_where_that_is_of_no_use(town, errand_to, host, state, ledger):
    errand = await errand_to(host)
    errand.settle(Source.RDAP, state)
    ended = await whois.collect(errand)
    assert ended.outcome is Outcome.NOT_ASKED
    assert ended.reason
    assert ledger(errand) == [("WHOIS", "not-asked")]
    assert town.asked == []


async def test_not_registered_by_a_server_iana_does_not_list_gets_a_second_opinion(
    town, errand_to, sample
):
    town.whois["whois.iana.org"] = referring("whois.denic.de")
    town.whois["whois.denic.de"] = lambda query: sample("de.whois")
    errand = await errand_to("beispielblatt.de")
    errand.settle(Source.RDAP, SourceState(Outcome.ABSENT))
    assert (await whois.collect(errand)).outcome is Outcome.ANSWERED
    assert town.asked[-1] == "whois.denic.de -T dn,ace beispielblatt.de"


async def test_a_switched_off_source_asks_nobody(town, errand_to):
    errand = await errand_to("primer-gazeta.ru", sources=Sources(whois=""))
    assert (await whois.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []


async def test_another_server_may_be_named_in_the_settings(town, errand_to, sample):
    town.whois["whois.elsewhere.example"] = lambda query: sample("ru.whois")
    errand = await errand_to("primer-gazeta.ru", sources=Sources(whois="whois.elsewhere.example"))
    assert (await whois.collect(errand)).outcome is Outcome.ANSWERED
    assert town.asked == ["whois.elsewhere.example primer-gazeta.ru"]


async def test_iana_without_a_server_is_said(town, errand_to, ledger):
    town.whois["whois.iana.org"] = lambda query: b"% IANA WHOIS server\n\ndomain: ZZ\n"
    errand = await errand_to("example.zz")
    assert (await whois.collect(errand)).reason == "no WHOIS server is known for .zz"
    assert ledger(errand) == [("whois.iana.org", "absent"), ("WHOIS", "not-asked")]


async def test_a_registrar_that_fails_does_not_cost_the_registrys_answer(town, errand_to, sample):
    town.whois["whois.iana.org"] = referring("whois.verisign-grs.com")
    town.whois["whois.verisign-grs.com"] = lambda query: sample("com-registry.whois")
    errand = await errand_to("examplepost.com")
    errand.settle(Source.RDAP, SourceState(Outcome.FAILED))
    ended = await whois.collect(errand)
    assert ended.outcome is Outcome.ANSWERED
    assert "the registrar did not answer" in ended.reason
