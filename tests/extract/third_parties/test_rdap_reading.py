"""What RDAP answers say (RFC 9083, RFC 9537)."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vetter.extract.rdap import read
from vetter.model import Purpose

REGISTRY = "https://rdap.verisign.com/com/v1/domain/examplepost.com"
REGISTRAR = "https://rdap.registrar.example/rdap/domain/EXAMPLEPOST.COM"
RDAP = "application/rdap+json"


@pytest.fixture
def answer(keep):
    def give(body, url=REGISTRY, status=200, media_type=RDAP):
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return keep(url, raw, Purpose.RDAP, status=status, media_type=media_type)

    return give


def test_a_thin_registry_gives_dates_registrar_and_where_to_ask_next(answer, sample):
    reading = read(answer(sample("registry.rdap.json")))
    assert reading.found
    assert reading.server == "rdap.verisign.com"
    assert reading.domain == "examplepost.com"
    assert reading.created == datetime(2020, 3, 2, 19, 45, 1, tzinfo=UTC)
    assert reading.updated == datetime(2026, 3, 5, 11, 2, 33, tzinfo=UTC)
    assert reading.expires == datetime(2027, 3, 2, 19, 45, 1, tzinfo=UTC)
    assert reading.registrar == "GoDaddy.com, LLC"
    assert reading.nameservers == ("ns01.domaincontrol.com", "ns02.domaincontrol.com")
    assert reading.statuses == ("client delete prohibited", "client transfer prohibited")
    assert reading.referral == REGISTRAR
    assert reading.registrant == ""
    assert reading.emails == ()
    assert reading.hidden == ()


def test_the_registrar_names_the_holder_and_is_not_referred_to_again(answer, sample):
    reading = read(answer(sample("registrar.rdap.json"), REGISTRAR))
    assert reading.created == datetime(2020, 3, 2, 19, 45, 1, tzinfo=UTC)
    assert reading.registrant == "Example Post Media Ltd"
    assert reading.registrant_country == "IE"
    assert reading.emails == ("office@examplepost.com", "tech@examplepost.com")
    assert reading.referral == ""


def test_redaction_is_hidden_and_not_absent(answer, sample):
    reading = read(
        answer(sample("redacted.rdap.json"), "https://rdap.example/domain/examplepost.news")
    )
    assert reading.registrant == ""
    assert set(reading.hidden) == {"registrant", "registrant_country", "emails"}
    assert reading.registrar == "Registrar Example Inc"


@pytest.mark.parametrize(
    "card",
    [
        [["fn", {}, "text", "REDACTED FOR PRIVACY"]],
        [["fn", {}, "text", "Domain Administrator"], ["org", {}, "text", "Domains By Proxy, LLC"]],
        [["fn", {}, "text", "Contact Privacy Inc. Customer 0123456789"]],
        [["org", {}, "text", ["Withheld for Privacy Purposes", "Privacy service provided by"]]],
    ],
)
def test_a_privacy_service_is_no_holder(answer, card):
    entity = {"roles": ["registrant"], "vcardArray": ["vcard", card]}
    reading = read(answer(_domain(entities=[entity])))
    assert reading.registrant == ""
    assert "registrant" in reading.hidden


def test_a_contact_is_read_from_a_jscontact_card_too(answer):
    card = {
        "@type": "Card",
        "version": "1.0",
        "name": {"components": [{"kind": "given", "value": "Ada"}, {"value": "Example"}]},
        "organizations": {"a": {"name": "Example Post Media Ltd"}},
        "emails": {"1": {"address": "office@examplepost.com"}, "2": {"address": 7}, "3": None},
        "addresses": {"x": {"components": [{"kind": "locality", "value": "Cork"}], "countryCode": "ie"}},
    }  # fmt: skip
    registrar = {"roles": ["registrar"], "jscard": {"name": {"full": "Registrar Example Inc"}}}
    reading = read(answer(_domain(entities=[registrar, {"roles": ["registrant"], "jscard": card}])))
    assert reading.registrar == "Registrar Example Inc"
    assert reading.registrant == "Example Post Media Ltd"
    assert reading.registrant_country == "IE"
    assert reading.emails == ("office@examplepost.com",)


def test_a_withheld_jscontact_card_is_hidden_and_a_broken_one_says_nothing(answer):
    withheld = {"name": {"full": "REDACTED FOR PRIVACY"}, "addresses": {"x": {}}}
    reading = read(answer(_domain(entities=[{"roles": ["registrant"], "jscard": withheld}])))
    assert "registrant" in reading.hidden
    for broken in ([], "card", {"name": [], "emails": [1], "organizations": {"a": 2}}):
        entity = {"roles": ["registrant", "technical"], "jscard": broken}
        reading = read(answer(_domain(entities=[entity])))
        assert (reading.registrant, reading.emails, reading.hidden) == ("", (), ())


def test_remarks_on_redaction_count_where_the_card_is_empty(answer):
    remark = {"title": "REDACTED FOR PRIVACY", "type": "object redacted due to authorization"}
    entity = {"roles": ["registrant"], "remarks": [remark]}
    assert "registrant" in read(answer(_domain(entities=[entity]))).hidden


def test_denic_publishes_no_holder_so_the_holder_is_hidden(answer):
    events = [{"eventAction": "last changed", "eventDate": "2024-05-06T12:00:47+02:00"}]
    body = {**_domain(), "ldhName": "beispielblatt.de", "events": events}
    reading = read(answer(body, "https://rdap.denic.de/domain/beispielblatt.de"))
    assert reading.hidden == ("registrant",)
    assert reading.created is None


def test_404_means_not_registered(answer):
    for body in (b"", b'{"errorCode":404,"title":"Not Found","rdapConformance":["rdap_level_0"]}'):
        reading = read(answer(body, status=404))
        assert not reading.found
        assert not reading.limited


def test_a_web_page_that_says_404_is_no_register(answer):
    assert read(answer(b"<h1>404 Not Found</h1>", status=404, media_type="text/html")) is None


def test_429_means_limited(answer):
    assert read(answer(b"", status=429)).limited


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>hello</html>",
        b"[]",
        b"null",
        b'"domain"',
        b"{}",
        b'{"objectClassName":"domain"}',
        b'{"objectClassName":"domain","ldhName":"examplepost.com"}',
        b'{"objectClassName":"domain","ldhName":"another.com","events":[{}]}',
        b'{"objectClassName":"entity","ldhName":"examplepost.com","events":[{}]}',
        b'{"objectClassName":["domain"],"ldhName":{"a":1},"events":"x"}',
    ],
)
def test_junk_is_no_registration(answer, body):
    with contextlib.suppress(msgspec.DecodeError):
        assert read(answer(body)) is None


def test_nesting_without_end_is_refused(answer):
    with pytest.raises((msgspec.DecodeError, RecursionError)):
        read(answer(b'{"a":' * 200_000))


def test_fields_of_the_wrong_kind_are_passed_over(answer):
    body = _domain(
        status={"a": 1},
        events=[1, None, {"eventAction": [], "eventDate": {}}, {"eventAction": "registration", "eventDate": "soon"}],
        nameservers=["ns1.example.com", {"ldhName": 7}, {"ldhName": "ns2.example.com"}],
        entities=[None, {"roles": "registrar"}, {"roles": ["registrar"], "vcardArray": {"fn": 1}},
                  {"roles": ["registrant"], "vcardArray": ["vcard", [["adr", None, "text", None], ["fn"], 3]]}],
        links=[None, {"rel": "related", "type": RDAP, "href": "file:///etc/passwd"}],
        redacted=[None, {"name": "Registrant Name"}],
    )  # fmt: skip
    reading = read(answer(body))
    assert reading.found
    assert reading.nameservers == ("ns2.example.com",)
    assert reading.created is None
    assert reading.referral == ""


def _events(*pairs):
    return [{"eventAction": action, "eventDate": when} for action, when in pairs]


def test_the_registrars_expiration_counts_where_the_registry_names_none(answer):
    both = _events(
        ("registrar expiration", "2027-03-02T00:00:00Z"), ("expiration", "2028-03-02T00:00:00Z")
    )
    assert read(answer(_domain(events=both))).expires == datetime(2028, 3, 2, tzinfo=UTC)
    assert read(answer(_domain(events=both[:1]))).expires == datetime(2027, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["2020-03-02", "20200302", "02-Mar-2020", "2020-03-02T00:00:00+0200"]
)
def test_dates_that_are_not_as_the_standard_asks_are_read(answer, written):
    body = _domain(events=_events(("Registration", written)))
    assert f"{read(answer(body)).created:%Y-%m}" == "2020-03"


def test_a_new_registration_does_not_move_the_first(answer):
    events = _events(
        ("reregistration", "2025-09-14T00:00:00Z"), ("registration", "2011-04-16T00:00:00Z")
    )
    assert read(answer(_domain(events=events))).created == datetime(2011, 4, 16, tzinfo=UTC)


def test_an_answer_without_events_still_tells_the_registrar(answer):
    body = _domain(
        events=None,
        entities=[{"roles": "registrar", "handle": "9999"}],
        nameservers=[{"unicodeName": "ns1.example.com"}],
    )
    reading = read(answer(body))
    assert (reading.created, reading.registrar) == (None, "9999")
    assert reading.nameservers == ("ns1.example.com",)


def test_an_error_in_an_answer_that_claims_success_is_believed(answer):
    reading = read(answer(b'{"errorCode":404,"title":"Not Found"}'))
    assert not reading.found


def test_an_international_name_is_recognised_in_either_form(answer):
    body = {
        **_domain(),
        "ldhName": "xn--zeitung-bcher-dlb.example",
        "unicodeName": "zeitung-bücher.example",
    }
    url = "https://rdap.example/domain/xn--zeitung-bcher-dlb.example"
    assert read(answer(body, url)).found


def _domain(**more):
    return {
        "objectClassName": "domain",
        "ldhName": "examplepost.com",
        "events": [{"eventAction": "registration", "eventDate": "2020-03-02T19:45:01Z"}],
        **more,
    }


KEYS = st.sampled_from(
    ["objectClassName", "ldhName", "events", "eventAction", "eventDate", "entities", "roles", "vcardArray",
     "links", "rel", "href", "type", "status", "nameservers", "redacted", "name", "remarks", "title"]
)  # fmt: skip
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=30,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.dictionaries(KEYS, JSON, max_size=8))
def test_whatever_shape_it_has_it_is_read_or_passed_over(answer, body):
    reading = read(answer({**body, "objectClassName": "domain", "ldhName": "examplepost.com"}))
    assert reading is None or reading.found
