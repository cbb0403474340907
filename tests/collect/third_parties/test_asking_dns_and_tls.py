"""Asking DNS about a domain, and looking at its certificate."""

from __future__ import annotations

from vetter.collect import dns, tls
from vetter.extract.dns import dns_facts
from vetter.model import CertificateReading, DnsReading, Outcome


def facts(errand, domain):
    by_id = {record.id: record for record in errand.case.records()}
    found = [(by_id[key], r) for key, r in errand.readings.items() if isinstance(r, DnsReading)]
    return dns_facts(found, domain)


async def test_everything_is_asked_and_noted(town, errand_to, ledger):
    town.zone |= {
        ("www.gazette.example", "A"): ["192.0.2.7"],
        ("gazette.example", "NS"): ["ns1.dns.example."],
        ("gazette.example", "MX"): ["0 ."],
        ("gazette.example", "SOA"): ["ns1.dns.example. post.gazette.example. 1 2 3 4 5"],
        ("gazette.example", "TXT"): ['"v=spf1 -all"'],
    }
    errand = await errand_to("www.gazette.example", domain="gazette.example")
    state = await dns.collect(errand)
    assert state.outcome is Outcome.ANSWERED
    assert state.reason == ""
    found = facts(errand, "gazette.example")
    assert [fact.value for fact in found.addresses] == ["192.0.2.7"]
    assert [fact.value for fact in found.nameservers] == ["ns1.dns.example"]
    assert found.mail == ()
    assert found.soa_contact.value == "post@gazette.example"
    assert [fact.value for fact in found.texts] == ["v=spf1 -all"]
    outcomes = [outcome for _, outcome in ledger(errand)]
    assert sorted(outcomes) == ["absent", "absent", *["answered"] * 5]


async def test_a_name_that_does_not_exist_is_absent(errand_to):
    errand = await errand_to("nowhere.example")
    state = await dns.collect(errand)
    assert state.outcome is Outcome.ABSENT
    assert state.reason == "the name does not exist"


async def test_a_question_without_an_answer_is_said_and_not_taken_for_none(town, errand_to):
    town.zone["gazette.example", "A"] = ["192.0.2.7"]
    town.broken.add(("gazette.example", "MX"))
    errand = await errand_to("gazette.example")
    state = await dns.collect(errand)
    assert state.outcome is Outcome.ANSWERED
    assert state.reason == "no answer about MX of gazette.example"
    assert facts(errand, "gazette.example").mail is None


async def test_servers_that_answer_nothing_leave_everything_unknown(town, errand_to):
    for rdtype in ("A", "AAAA", "NS", "MX", "SOA", "TXT"):
        town.broken |= {("gazette.example", rdtype), ("_dmarc.gazette.example", rdtype)}
    errand = await errand_to("gazette.example")
    assert (await dns.collect(errand)).outcome is Outcome.FAILED
    assert facts(errand, "gazette.example") is None


async def test_the_certificate_is_kept_and_read(town, errand_to, ledger):
    town.sites.add("gazette.example")
    errand = await errand_to("gazette.example")
    state = await tls.collect(errand)
    assert state.outcome is Outcome.ANSWERED
    (reading,) = [r for r in errand.readings.values() if isinstance(r, CertificateReading)]
    assert "gazette.example" in reading.certificate.names
    assert reading.certificate.problem == ""
    assert ledger(errand) == [("gazette.example", "answered")]


async def test_a_certificate_for_another_name_is_looked_at_all_the_same(town, errand_to):
    town.zone["other.example", "A"] = ["127.0.0.1"]
    errand = await errand_to("other.example")
    state = await tls.collect(errand)
    assert state.outcome is Outcome.ANSWERED
    assert "name-mismatch" in state.reason


async def test_a_site_that_does_not_exist_has_no_certificate(errand_to):
    errand = await errand_to("nowhere.example")
    state = await tls.collect(errand)
    assert state.outcome is Outcome.ABSENT
    assert state.reason
