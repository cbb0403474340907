"""DNS answers, and what they add up to."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vetter.extract.dns import dns_facts, mailbox, read
from vetter.model import Purpose, Trouble, TroubleKind


def message(name, rdtype, *answers, rcode="NOERROR", authority=()):
    lines = [
        "id 1234",
        "opcode QUERY",
        f"rcode {rcode}",
        "flags QR RD RA",
        ";QUESTION",
        f"{name}. IN {rdtype}",
    ]
    return "\n".join([*lines, ";ANSWER", *answers, ";AUTHORITY", *authority, ";ADDITIONAL"])


@pytest.fixture
def answer(keep):
    def give(name, rdtype, *answers, status=0, number=1, **more):
        text = message(name, rdtype, *answers, **more)
        return keep(f"dns:{name}?type={rdtype}", text, Purpose.DNS, status=status, number=number)

    return give


def test_addresses_behind_an_alias_are_found(answer):
    kept = answer(
        "www.example.org",
        "A",
        "www.example.org. 300 IN CNAME example.net.",
        "example.net. 300 IN A 192.0.2.1",
        "example.net. 300 IN A 192.0.2.2",
    )
    assert read(kept).values == ("192.0.2.1", "192.0.2.2")


def test_long_texts_are_put_together(answer):
    kept = answer(
        "example.org", "TXT", 'example.org. 300 IN TXT "v=spf1 include:" "example.net -all"'
    )
    assert read(kept).values == ("v=spf1 include:example.net -all",)


def test_no_records_and_no_such_name_are_not_the_same(answer):
    soa = "example.org. 300 IN SOA ns1.example.org. hostmaster.example.org. 1 2 3 4 5"
    nothing = read(answer("example.org", "MX", authority=(soa,)))
    assert nothing.exists
    assert nothing.values == ()
    assert not read(answer("nope.example.org", "A", status=3, rcode="NXDOMAIN")).exists


def test_a_server_that_could_not_answer_says_nothing(answer, keep):
    assert read(answer("example.org", "A", status=2, rcode="SERVFAIL")) is None
    lost = Trouble(TroubleKind.DNS_FAILED, "no answer")
    assert read(keep("dns:example.org?type=A", b"", Purpose.DNS, trouble=lost)) is None


@pytest.mark.parametrize(
    ("rname", "address"),
    [
        ("hostmaster.example.org.", "hostmaster@example.org"),
        (r"jane\.doe.example.org.", "jane.doe@example.org"),
        ("dns.cloudflare.com.", "dns@cloudflare.com"),
        ("root.localhost.", ""),
        (".", ""),
        ("", ""),
        ("\\", ""),
    ],
)
def test_the_zone_contact_is_an_address(rname, address):
    assert mailbox(rname) == address


@pytest.fixture
def facts(answer):
    def of(*kept):
        return dns_facts([(one.record, read(one)) for one in kept], "example.org")

    return of


def test_facts_cite_the_record_that_says_so(facts, answer):
    found = facts(
        answer("example.org", "A", "example.org. 300 IN A 192.0.2.1", number=1),
        answer("example.org", "NS", "example.org. 300 IN NS NS1.Example.net.", number=2),
        answer("example.org", "MX", "example.org. 300 IN MX 10 mail.example.net.", number=3),
        answer("example.org", "SOA", "example.org. 300 IN SOA ns1.example.net. jane\\.doe.example.org. 1 2 3 4 5", number=4),
        answer("example.org", "TXT", 'example.org. 300 IN TXT "v=spf1 -all"', number=5),
        answer("_dmarc.example.org", "TXT", '_dmarc.example.org. 300 IN TXT "v=DMARC1; p=none"', number=6),
    )  # fmt: skip
    assert [(f.value, f.cited[0].record) for f in found.addresses] == [("192.0.2.1", "r1")]
    assert [f.value for f in found.nameservers] == ["ns1.example.net"]
    assert [f.value for f in found.mail] == ["mail.example.net"]
    assert found.soa_contact.value == "jane.doe@example.org"
    assert [(f.value, f.cited[0].record) for f in found.texts] == [
        ("v=spf1 -all", "r5"),
        ("v=DMARC1; p=none", "r6"),
    ]


def test_what_was_not_answered_is_not_known(facts, answer):
    assert dns_facts([], "example.org") is None
    found = facts(answer("example.org", "MX"))
    assert found.mail == ()
    assert found.addresses is None
    assert found.nameservers is None
    assert found.texts is None
    assert found.soa_contact is None


def test_half_an_answer_that_is_empty_is_not_known(facts, answer):
    assert facts(answer("example.org", "AAAA")).addresses is None
    assert facts(answer("example.org", "AAAA"), answer("example.org", "A")).addresses == ()


def test_a_null_mx_means_no_mail(facts, answer):
    assert facts(answer("example.org", "MX", "example.org. 300 IN MX 0 .")).mail == ()


def test_the_texts_of_dmarc_alone_do_not_stand_for_those_of_the_domain(facts, answer):
    assert facts(answer("_dmarc.example.org", "TXT", status=3, rcode="NXDOMAIN")).texts is None


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=100))
def test_any_text_in_a_record_is_taken(keep, text):
    quoted = "".join(f"\\{byte:03d}" for byte in text.encode()[:250])
    raw = message("example.org", "TXT", f'example.org. 300 IN TXT "{quoted}"')
    reading = read(keep("dns:example.org?type=TXT", raw, Purpose.DNS))
    assert len(reading.values) == 1
