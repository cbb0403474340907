"""Asking registries by RDAP, and what an answer, a refusal and silence each amount to."""

from __future__ import annotations

import asyncio
import json

import pytest

from vetter.collect import rdap
from vetter.extract.registration import reconcile
from vetter.model import Outcome, Outlet, RegistrationReading
from vetter.settings import Sources

RDAP = "application/rdap+json"
VERISIGN = "rdap.verisign.com"


def registrations(errand):
    by_id = {record.id: record for record in errand.case.records()}
    return [
        (by_id[key], reading)
        for key, reading in errand.readings.items()
        if isinstance(reading, RegistrationReading)
    ]


async def test_registry_and_registrar_are_asked_once_each(town, errand_to, sample, ledger):
    town.web[VERISIGN] = lambda path: (200, RDAP, sample("registry.rdap.json"))
    town.web["rdap.registrar.example"] = lambda path: (200, RDAP, sample("registrar.rdap.json"))
    errand = await errand_to("www.examplepost.com", domain="examplepost.com")
    state = await rdap.collect(errand)
    assert state.outcome is Outcome.ANSWERED
    assert town.asked == [
        "rdap.verisign.com /com/v1/domain/examplepost.com",
        "rdap.registrar.example /rdap/domain/EXAMPLEPOST.COM",
    ]
    assert ledger(errand) == [(VERISIGN, "answered"), ("rdap.registrar.example", "answered")]
    found = reconcile(registrations(errand))
    assert found.created.value.year == 2020
    assert found.registrant.value == "Example Post Media Ltd"


async def test_a_registrar_that_fails_does_not_cost_the_registrys_answer(
    town, errand_to, sample, ledger
):
    town.web[VERISIGN] = lambda path: (200, RDAP, sample("registry.rdap.json"))
    errand = await errand_to("examplepost.com")
    state = await rdap.collect(errand)
    assert state.outcome is Outcome.ANSWERED
    assert "the registrar did not answer" in state.reason
    assert ledger(errand)[1][1] == "failed"


async def test_a_withheld_holder_is_noted_as_hidden(town, errand_to, sample, ledger):
    body = sample("redacted.rdap.json").replace(b"examplepost.news", b"examplepost.com")
    town.web[VERISIGN] = lambda path: (200, RDAP, body)
    errand = await errand_to("examplepost.com")
    assert (await rdap.collect(errand)).outcome is Outcome.ANSWERED
    assert ledger(errand) == [(VERISIGN, "hidden")]


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        ((404, RDAP, b'{"errorCode":404,"title":"Not Found"}'), Outcome.ABSENT),
        ((404, "text/html", b"<h1>nginx</h1>"), Outcome.FAILED),
        ((403, "text/html", b"<h1>Forbidden</h1>"), Outcome.BLOCKED),
        ((200, "text/html", b"<h1>Welcome to RDAP</h1>"), Outcome.FAILED),
        (
            (200, RDAP, b'{"objectClassName":"domain","ldhName":"other.com","events":[{}]}'),
            Outcome.FAILED,
        ),
        ((400, RDAP, b"{}"), Outcome.FAILED),
    ],
)
async def test_what_is_no_registration_is_told_apart(town, errand_to, reply, outcome, ledger):
    town.web[VERISIGN] = lambda path: reply
    errand = await errand_to("examplepost.com")
    assert (await rdap.collect(errand)).outcome is outcome
    assert reconcile(registrations(errand)) is None
    assert ledger(errand) == [(VERISIGN, outcome.value)]


async def test_a_platform_itself_is_registered_like_any_other_domain(errand_to, town, sample):
    body = sample("registrar.rdap.json").replace(b"examplepost.com", b"wordpress.com")
    town.web[VERISIGN] = lambda path: (200, RDAP, body)
    errand = await errand_to("www.wordpress.com", domain="wordpress.com")
    assert (await rdap.collect(errand)).outcome is Outcome.ANSWERED


async def test_a_question_that_time_cut_off_is_in_the_ledger(errand_to, town, ledger):
    town.slow.add(VERISIGN)
    town.web[VERISIGN] = lambda path: (200, RDAP, b"{}")
    errand = await errand_to("examplepost.com")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await rdap.collect(errand)
    assert ledger(errand) == [(VERISIGN, "failed")]


@pytest.mark.slow
async def test_a_service_that_stays_busy_is_limited(town, errand_to):
    town.web[VERISIGN] = lambda path: (429, "text/plain", b"slow down")
    errand = await errand_to("examplepost.com")
    assert (await rdap.collect(errand)).outcome is Outcome.LIMITED


async def test_a_registry_that_cannot_be_found_says_nothing_about_the_domain(errand_to):
    errand = await errand_to("examplepost.com")
    state = await rdap.collect(errand)
    assert state.outcome is Outcome.FAILED
    assert state.reason


@pytest.mark.parametrize(
    ("host", "domain", "platform"),
    [
        ("paper.wordpress.com", "wordpress.com", "wordpress.com"),
        ("paper.blogspot.com", "paper.blogspot.com", "blogspot.com"),
    ],
)
async def test_a_name_on_a_platform_has_no_registration_of_its_own(
    errand_to, town, ledger, host, domain, platform
):
    errand = await errand_to(host, domain=domain)
    state = await rdap.collect(errand)
    assert state.outcome is Outcome.NOT_ASKED
    assert platform in state.reason
    assert ledger(errand) == [("RDAP", "not-asked")]
    assert town.asked == []


async def test_a_switched_off_source_asks_nobody(errand_to, town):
    errand = await errand_to("examplepost.com", sources=Sources(rdap=""))
    assert (await rdap.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []


async def test_another_server_may_be_named_in_the_settings(errand_to, town, sample):
    town.web["rdap.elsewhere.example"] = lambda path: (
        200,
        RDAP,
        json.dumps(json.loads(sample("registrar.rdap.json"))).encode(),
    )
    errand = await errand_to(
        "examplepost.com", sources=Sources(rdap="https://rdap.elsewhere.example/x")
    )
    assert (await rdap.collect(errand)).outcome is Outcome.ANSWERED
    assert town.asked == ["rdap.elsewhere.example /x/domain/examplepost.com"]


async def test_a_referral_into_the_private_network_is_refused(errand_to, town, sample):
    body = sample("registry.rdap.json").replace(b"rdap.registrar.example", b"169.254.169.254")
    town.web[VERISIGN] = lambda path: (200, RDAP, body)
    errand = await errand_to("examplepost.com")
    state = await rdap.collect(errand)
    assert state.outcome is Outcome.ANSWERED
    assert "the registrar did not answer" in state.reason
    assert len(town.asked) == 1


# ----- who is responsible for which domain


def outlet(domain):
    return Outlet(host=f"www.{domain}", domain=domain, url=f"https://www.{domain}/")


@pytest.mark.parametrize(
    ("domain", "url"),
    [
        ("example.com", "https://rdap.verisign.com/com/v1/"),
        ("example.org", "https://rdap.publicinterestregistry.org/rdap/"),
        ("example.news", "https://rdap.identitydigital.services/rdap/"),
        ("example.co.uk", "https://rdap.nominet.uk/uk/"),
        ("example.xyz", "https://rdap.centralnic.com/xyz/"),
        ("example.co.com", "https://rdap.centralnic.com/co.com/"),
    ],
)
def test_the_bundled_bootstrap_knows_the_registry(domain, url):
    assert rdap.server(outlet(domain)) == rdap.Server(url)


@pytest.mark.parametrize("tld", ["io", "me", "sh", "ac", "de", "ch", "li", "us", "co"])
def test_registries_missing_from_the_bootstrap_are_known_and_marked(tld):
    found = rdap.server(outlet(f"example.{tld}"))
    assert found.url.startswith("https://")
    assert found.reviewed


def test_names_sold_under_a_suffix_nobody_answers_for_are_not_guessed():
    assert "co.nl" in rdap.server(outlet("example.co.nl")).reason


@pytest.mark.parametrize("tld", ["ru", "eu", "gg", "my"])
def test_registries_without_rdap_are_not_guessed(tld):
    found = rdap.server(outlet(f"example.{tld}"))
    assert not found.url
    assert f".{tld}" in found.reason
