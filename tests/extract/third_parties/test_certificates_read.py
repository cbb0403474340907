"""Certificates as shown, and as found in the logs."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from vetter.extract import certificate, certificate_log
from vetter.model import Mark, Purpose

TODAY = datetime(2026, 11, 20, tzinfo=UTC)


def leaf(*names, issuer=("Example Trust", "Example CA 1"), common_name="example.org"):
    key = ec.generate_private_key(ec.SECP256R1())
    organisation, authority = issuer
    parts = [x509.NameAttribute(x509.NameOID.COMMON_NAME, authority)]
    if organisation:
        parts.append(x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, organisation))
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common_name)]))
        .issuer_name(x509.Name(parts))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(TODAY)
        .not_valid_after(TODAY + timedelta(days=90))
    )
    if names:
        sans = x509.SubjectAlternativeName([x509.DNSName(name) for name in names])
        builder = builder.add_extension(sans, critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def shown(keep, der, *marks):
    kept = keep("tls://example.org:443", der, Purpose.CERTIFICATE, marks=marks)
    return certificate.read(kept).certificate


def test_reads_names_issuer_dates_and_fingerprint(keep):
    found = shown(keep, leaf("Example.org", "www.example.org", "www.example.org"))
    assert found.names == ("example.org", "www.example.org")
    assert found.issuer == "Example Trust"
    assert found.not_before == TODAY
    assert found.not_after == TODAY + timedelta(days=90)
    assert len(found.fingerprint) == 64
    assert found.problem == ""
    assert found.cited[0].record == "r1"


def test_without_alternative_names_the_common_name_stands_in(keep):
    found = shown(keep, leaf(issuer=("", "Own Authority")))
    assert found.names == ("example.org",)
    assert found.issuer == "Own Authority"


@pytest.mark.parametrize(
    ("mark", "problem"),
    [
        (Mark.CERTIFICATE_EXPIRED, "expired"),
        (Mark.CERTIFICATE_NAME, "name-mismatch"),
        (Mark.CERTIFICATE_UNTRUSTED, "untrusted"),
        (Mark.TRUNCATED, ""),
    ],
)
def test_the_marks_of_the_exchange_say_what_is_wrong_with_it(keep, mark, problem):
    assert shown(keep, leaf("example.org"), mark).problem == problem


def test_bytes_that_are_no_certificate(keep):
    assert certificate.read(keep("tls://example.org:443", b"", Purpose.CERTIFICATE)) is None
    with pytest.raises(ValueError, match="parsing asn1"):
        certificate.read(keep("tls://example.org:443", b"hello", Purpose.CERTIFICATE))


# ----- the logs


@pytest.fixture
def logs(keep):
    def give(body, status=200):
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        kept = keep("https://crt.sh/?q=example.org", raw, Purpose.CERTIFICATE_LOG, status=status)
        return kept.record, certificate_log.read(kept)

    return give


def entry(not_before, *names, common_name="example.org"):
    return {
        "issuer_ca_id": 16418,
        "issuer_name": "C=US, O=Let's Encrypt, CN=R3",
        "common_name": common_name,
        "name_value": "\n".join(names),
        "id": 3000000000,
        "entry_timestamp": "2020-03-02T21:00:00.123",
        "not_before": not_before,
        "not_after": "2030-01-01T00:00:00",
        "serial_number": "03",
        "result_count": 2,
    }


def history(answer, as_of=TODAY):
    return certificate_log.certificate_history([answer], "example.org", as_of)


def test_the_first_certificate_and_their_number(logs):
    answer = logs(
        [entry("2024-01-01T00:00:00", "example.org"), entry("2020-03-02T20:00:00", "*.example.org")]
    )
    found = history(answer)
    assert found.first.value == datetime(2020, 3, 2, 20, tzinfo=UTC)
    assert found.count == 2
    assert found.siblings == ()


def test_other_sites_on_the_same_certificate_are_siblings(logs):
    answer = logs(
        [entry("2020-03-02T20:00:00", "example.org", "www.sister-paper.com", "sister-paper.com")]
    )
    assert [fact.value for fact in history(answer).siblings] == ["sister-paper.com"]


def test_a_certificate_for_a_crowd_says_nothing_about_kinship(logs):
    crowd = [f"site{number}.com" for number in range(30)]
    found = history(logs([entry("2020-03-02T20:00:00", "example.org", *crowd)]))
    assert found.siblings == ()
    assert found.count == 1


def test_what_was_issued_after_the_day_is_left_out(logs):
    answer = logs([entry("2024-01-01T00:00:00", "example.org", "late-sister.com")])
    found = history(answer, datetime(2020, 7, 8, tzinfo=UTC))
    assert found.first is None
    assert found.siblings == ()
    assert found.count == 0


def test_a_certificate_that_only_mentions_the_domain_by_accident_does_not_count(logs):
    answer = logs([entry("2019-01-01T00:00:00", "example.org.evil.net", common_name="evil.net")])
    assert history(answer).count == 0


def test_an_empty_list_is_an_answer_and_no_answer_is_none(logs):
    assert logs([])[1].entries == ()
    assert history(logs([])).first is None
    assert certificate_log.certificate_history([], "example.org", TODAY) is None


@pytest.mark.parametrize(
    "body", [{}, {"error": "x"}, None, "text", [1, 2], [{"not_before": "never"}]]
)
def test_json_of_another_kind_is_no_answer(logs, body):
    assert logs(body)[1] is None


def test_a_web_page_is_no_answer(logs):
    assert logs(b"<html>502</html>", status=502)[1] is None
    with pytest.raises(msgspec.DecodeError):
        logs(b"<html>Sorry</html>")
    with pytest.raises(msgspec.DecodeError):
        logs(b"")
