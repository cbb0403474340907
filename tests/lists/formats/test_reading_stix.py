"""What the reader takes from STIX documents, and what it leaves: victims, sources and methods."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from vetter import data
from vetter.lists.formats import Document, Parsed, ShapeError, read
from vetter.lists.formats.stix_pattern import equalities
from vetter.lists.formats.stix_words import words
from vetter.lists.row import KINDS

STIX = Document(format="stix")


def one(kind, number, /, **more):
    return {"type": kind, "id": f"{kind}--{number}", "spec_version": "2.1", **more}


def tied(source, kind, target, **more):
    return one("relationship", f"{source}-{kind}-{target}", relationship_type=kind, source_ref=source, target_ref=target, **more)  # fmt: skip


def bundle(*objects):
    return json.dumps({"type": "bundle", "id": "bundle--1", "objects": objects}).encode()


def pairs(parsed):
    return [(each.type, each.value, each.role) for each in parsed.stated]


def whys(parsed):
    return [(each.text, each.why) for each in parsed.unread]


CAMPAIGN = one("campaign", "1", name="Paper Swan")
USED = "campaign--1"


def related(*objects, kind="related-to"):
    """Return the objects in a document in which each is tied to the campaign."""
    ties = [tied(each["id"], kind, USED, created="2024-02-09T12:00:00.000Z") for each in objects]
    return bundle(CAMPAIGN, *objects, *ties)


REPORTED = one(
    "report",
    "1",
    name="Paper Swan: a campaign",
    published="2024-02-12T08:00:00.000Z",
    object_refs=["campaign--1", "domain-name--own", "domain-name--source", "identity--victim"],
)
OPENCTI = bundle(
    one("marking-definition", "1", name="TLP:CLEAR", definition_type="tlp"),
    one("identity", "author", name="The Service", identity_class="organization"),
    REPORTED,
    CAMPAIGN,
    one("intrusion-set", "1", name="Swan Group"),
    one("threat-actor", "1", name="Ruritania"),
    one("location", "1", name="Graustark"),
    one("identity", "victim", name="The Star"),
    one("domain-name", "own", value="example.net", x_opencti_score=50, x_opencti_id="a"),
    one("domain-name", "below", value="eu.example.net"),
    one("domain-name", "source", value="agency.example.org"),
    one("domain-name", "star", value="star.example.com"),
    one("channel", "account", name="north_herald1", confidence=0),
    one("channel", "page", name="t.me/north_herald", channel_types=["Telegram"], labels=["swan"]),
    one("channel", "site", name="example.org", channel_types=["Website"]),
    one("channel", "amplified", name="bystander7"),
    one("media-content", "1", url="https://perma.example/1", title="A post"),
    one("media-content", "2", url="#hashtag"),
    one("text", "1", value="A remark"),
    tied("domain-name--own", "related-to", USED),
    tied("domain-name--below", "related-to", USED),
    tied("domain-name--star", "belongs-to", "identity--victim"),
    tied("domain-name--star", "related-to", USED),
    tied("campaign--1", "targets", "identity--victim"),
    tied("campaign--1", "targets", "location--1"),
    tied("campaign--1", "attributed-to", "intrusion-set--1"),
    tied("intrusion-set--1", "attributed-to", "threat-actor--1"),
    tied(USED, "uses", "channel--account", created="2024-02-14T00:00:00Z"),
    tied(USED, "uses", "channel--page"),
    tied(USED, "uses", "channel--site"),
    tied("channel--account", "amplifies", "channel--amplified"),
    tied("channel--account", "publishes", "media-content--1"),
    tied("media-content--2", "related-to", USED),
)


def test_only_what_a_relationship_ties_to_an_operation_is_taken():
    parsed = read(OPENCTI, STIX)
    assert pairs(parsed) == [
        ("domain", "example.net", "campaign-domain"),
        ("domain", "eu.example.net", "campaign-domain"),
        ("handle", "@north_herald1", "account-or-channel-url"),
        ("handle", "telegram:north_herald", "account-or-channel-url"),
        ("domain", "example.org", "campaign-domain"),
    ]
    assert [each.line for each in parsed.stated] == [9, 10, 13, 14, 15]
    assert {(each.operation, each.attribution, each.targets) for each in parsed.stated} == {
        ("Paper Swan", "Swan Group", "Graustark")
    }


def test_victims_sources_and_what_is_only_in_the_report_are_left_with_a_reason():
    assert whys(read(OPENCTI, STIX)) == [
        ("The Service", "not among the kinds taken: “identity”"),
        ("The Star", "a victim of “Paper Swan”"),
        ("agency.example.org", "not tied to an operation"),
        ("star.example.com", "a victim of “Paper Swan”"),
        ("bystander7", "not tied to an operation"),
        ("https://perma.example/1", "not tied to an operation"),
        ("#hashtag", "is no url"),
        ("A remark", "not among the kinds taken: “text”"),
    ]


def test_a_value_is_dated_by_the_report_that_holds_it_else_by_what_was_said_of_it():
    own, below, account, page, _ = read(OPENCTI, STIX).stated
    assert (own.listed_on, below.listed_on, account.listed_on) == ("2024-02-12", "", "2024-02-14")
    assert (account.note, page.note) == ("confidence 0", "swan")


def indicator(pattern, name="1", **more):
    return one("indicator", name, pattern=pattern, pattern_type="stix", **more)


@pytest.mark.parametrize(
    ("pattern", "values"),
    [
        ("[domain-name:value = 'example.net']", [("domain", "example.net")]),
        ("[ domain-name:value='example[.]net' ]", [("domain", "example.net")]),
        (
            "[domain-name:value = 'example.net' OR url:value = 'https://example.org/a\\'b']",
            [("domain", "example.net"), ("url", "https://example.org/a'b")],
        ),
        (
            "[ipv4-addr:value = '192.0.2.1/32'] OR [ipv6-addr:value = '2001:db8::1']",
            [("ip", "192.0.2.1"), ("ip", "2001:db8::1")],
        ),
        ("[email-addr:value = 'Post@example.net']", [("email", "post@example.net")]),
        ("[user-account:account_login = 'north.herald']", [("handle", "@north.herald")]),
        (
            f"[x509-certificate:hashes.'SHA-256' = '{'a' * 64}']",
            [("certificate", "a" * 64)],
        ),
    ],
)
def test_patterns_of_equalities_are_read_as_their_values(pattern, values):
    parsed = read(related(indicator(pattern), kind="indicates"), STIX)
    assert [(each.type, each.value) for each in parsed.stated] == values
    assert not parsed.unread


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "[",
        "domain-name:value = 'example.net'",
        "[domain-name:value = 'example.net' AND url:value = 'https://example.org/a']",
        "[domain-name:value != 'example.net']",
        "[domain-name:value LIKE '%.example.net']",
        "[domain-name:value MATCHES '.*']",
        "[domain-name:value IN ('example.net', 'example.org')]",
        "[NOT domain-name:value = 'example.net']",
        "[domain-name:value = 'example.net'] FOLLOWEDBY [domain-name:value = 'example.org']",
        "[domain-name:value = 'example.net'] WITHIN 5 SECONDS",
        "[domain-name:value = 'example.net]",
        "[domain-name:value = 'example.net' OR]",
        "[domain-name:value = 'a' 'b']",
    ],
)
def test_patterns_that_say_more_are_not_taken_apart(pattern):
    parsed = read(related(indicator(pattern), kind="indicates"), STIX)
    assert not parsed.stated
    assert [each.why for each in parsed.unread] == [
        "its pattern is more than “this value or that one”"
    ]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"pattern": "[file:name = 'a']"}, "its pattern compares what is not taken: “file:name”"),
        ({"pattern": "[domain-name:value = 'a b']"}, "its pattern compares what is not taken: “domain-name:value”"),
        ({"pattern": "[ipv4-addr:value = '192.0.2.0/24']"}, "its pattern compares what is not taken: “ipv4-addr:value”"),
        ({"pattern_type": "yara"}, "its pattern is written in “yara”"),
        ({"revoked": True}, "withdrawn by the publisher"),
        ({"indicator_types": ["benign"]}, "said to be benign"),
        ({"indicator_types": ["compromised"]}, "a victim: said to be compromised"),
    ],
)  # fmt: skip
def test_indicators_that_are_no_accusation_or_not_understood_are_left_with_a_reason(more, why):
    held = indicator("[domain-name:value = 'example.net']") | more
    parsed = read(related(held, kind="indicates"), STIX)
    assert not parsed.stated
    assert [each.why for each in parsed.unread] == [why]


def test_an_indicator_says_since_when_until_when_and_how_surely():
    held = indicator(
        "[domain-name:value = 'example.net']",
        created="2024-03-01T10:00:00Z",
        valid_from="2023-12-24T00:00:00Z",
        valid_until="2025-01-01T00:00:00Z",
        confidence=75,
        labels=["doppel", "swan"],
    )
    (stated,) = read(related(held, kind="indicates"), STIX).stated
    assert (stated.first_seen, stated.listed_on) == ("2023-12-24", "2024-03-01")
    assert stated.note == "confidence 75; valid until 2025-01-01; doppel, swan"


def test_an_indicator_ties_what_it_is_based_on_and_one_tied_value_not_the_others():
    observed = one("observed-data", "1", first_observed="2023-05-06T07:08:09Z", object_refs=["domain-name--a", "ipv4-addr--a"])  # fmt: skip
    values = (
        one("domain-name", "a", value="example.net"),
        one("ipv4-addr", "a", value="192.0.2.1"),
        observed,
        indicator("[domain-name:value = 'example.net']"),
    )
    based = tied("indicator--1", "based-on", "observed-data--1")
    from_above = bundle(CAMPAIGN, *values, based, tied("indicator--1", "indicates", USED))
    assert pairs(read(from_above, STIX)) == [
        ("domain", "example.net", "campaign-domain"),
        ("ip", "192.0.2.1", "hosting-ip"),
        ("domain", "example.net", "campaign-domain"),
    ]
    assert read(from_above, STIX).stated[0].first_seen == "2023-05-06"
    from_below = bundle(CAMPAIGN, *values, based, tied("domain-name--a", "related-to", USED))
    assert [each.line for each in read(from_below, STIX).stated] == [2]
    direct = tied("indicator--1", "based-on", "domain-name--a")
    both = bundle(CAMPAIGN, *values, direct, tied("domain-name--a", "related-to", USED))
    assert [each.line for each in read(both, STIX).stated] == [2, 5]


def test_means_are_called_after_the_operation_that_has_them_and_a_victims_are_not_means():
    domains = [one("domain-name", name, value=f"{name}.example.net") for name in "abc"]
    means = [one("infrastructure", name, name=f"Means {name}") for name in "abc"]
    ties = [tied(f"infrastructure--{n}", "consists-of", f"domain-name--{n}") for n in "abc"]
    parsed = read(
        bundle(
            *domains,
            *means,
            CAMPAIGN,
            *ties,
            tied(USED, "uses", "infrastructure--a"),
            tied(USED, "compromises", "infrastructure--c"),
        ),
        STIX,
    )
    assert [(each.value, each.operation) for each in parsed.stated] == [
        ("a.example.net", "Paper Swan"),
        ("b.example.net", "Means b"),
    ]
    assert whys(parsed) == [("c.example.net", "not tied to an operation")]


@pytest.mark.parametrize(
    ("more", "value"),
    [
        ({"account_login": "north.herald", "account_type": "twitter"}, "x:north.herald"),
        ({"user_id": "100064743754893", "account_type": "facebook"}, "facebook:100064743754893"),
        ({"account_login": "north_herald"}, "@north_herald"),
        ({"account_login": "@north_herald", "account_type": "Telegram"}, "telegram:north_herald"),
    ],
)
def test_accounts_are_handles_on_the_platform_that_is_said(more, value):
    (stated,) = read(related(one("user-account", "1", **more)), STIX).stated
    assert (stated.type, stated.value, stated.role) == ("handle", value, "account")


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (one("user-account", "1", account_login="root", account_type="unix"), "is no account"),
        (one("user-account", "1"), "is no account"),
        (one("channel", "1", name="Two words"), "is no account"),
        (one("channel", "1", name="sahel.urgent news"), "is no account"),
        (one("domain-name", "1", value="example.net/page"), "is no domain"),
        (one("url", "1", value="example"), "is no url"),
        (one("ipv4-addr", "1", value="192.0.2.0/24"), "is no ip"),
        (one("x509-certificate", "1", hashes={"MD5": "a"}), "is no certificate"),
        (one("domain-name", "1", value=["example.net"]), "is no domain"),
        (one("hashtag", "1", value="#a"), "not among the kinds taken: “hashtag”"),
    ],
)
def test_what_is_not_of_its_kind_is_not_forced_into_it(held, why):
    parsed = read(related(held), STIX)
    assert not parsed.stated
    assert [each.why for each in parsed.unread] == [why]


def test_a_name_with_a_dot_is_a_site_only_where_such_sites_are():
    held = [one("channel", "1", name="sahel.urgent"), one("channel", "2", name="example.org")]
    assert [each.value for each in read(related(*held), STIX).stated] == [
        "@sahel.urgent",
        "example.org",
    ]


def test_a_relationship_that_was_withdrawn_or_leads_nowhere_ties_nothing():
    held = one("domain-name", "1", value="example.net")
    for tie in (
        tied(held["id"], "related-to", USED, revoked=True),
        tied(held["id"], "related-to", "campaign--elsewhere"),
        tied(held["id"], "related-to", "attack-pattern--1"),
        tied(held["id"], "resolves-to", USED),
        tied("report--1", "related-to", held["id"]),
    ):
        parsed = read(bundle(CAMPAIGN, one("attack-pattern", "1", name="T1"), held, tie), STIX)
        assert whys(parsed) == [("example.net", "not tied to an operation")]


def test_of_several_versions_the_newest_counts():
    versions = [
        one("indicator", "1", pattern=f"[domain-name:value = '{name}.example.net']", modified=when)
        for name, when in (("old", "2024-01-01T00:00:00Z"), ("new", "2024-05-01T00:00:00Z"))
    ]
    tie = tied("indicator--1", "indicates", USED)
    parsed = read(bundle(CAMPAIGN, *versions, tie), STIX)
    assert [each.value for each in parsed.stated] == ["new.example.net"]
    assert [each.why for each in parsed.unread] == ["another version of it is in the document"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Sign in</html>",
        b"domain\nexample.net\n",
        b"[]",
        b'{"type": "bundle"}',
        b'{"type": "bundle", "objects": {}}',
        b'{"objects": []}',
        OPENCTI[:1000],
        b'{"type": "bundle", "objects": [' + b"[" * 100_000,
        OPENCTI.decode().encode("utf-16"),
    ],
)
def test_what_is_no_complete_bundle_is_refused(content):
    with pytest.raises(ShapeError):
        read(content, STIX)


def test_every_word_of_stix_has_a_kind_and_a_role_that_are_known():
    known = words()
    assert {sort.kind for sort in known.object.values()} <= KINDS | {"account"}
    roles = data.read_toml("roles.toml")["role"]
    assert {sort.role for sort in known.object.values()} <= set(roles)
    assert set(known.path.values()) <= set(known.object)
    assert not known.scaffold & set(known.object)


IDS = st.sampled_from(["campaign--1", "infrastructure--1", "domain-name--1", "url--1", "indicator--1", "observed-data--1", "identity--1", "x", ""])  # fmt: skip
WORDS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.lists(st.text(max_size=3), max_size=3))  # fmt: skip
OBJECTS = st.one_of(
    WORDS,
    st.fixed_dictionaries(
        {"type": st.one_of(WORDS, st.just("relationship"))},
        optional={
            "id": st.one_of(IDS, WORDS),
            "relationship_type": st.sampled_from(["uses", "targets", "based-on", "related-to", "belongs-to"]),
            "source_ref": IDS,
            "target_ref": IDS,
            "value": st.one_of(WORDS, st.just("example.net")),
            "pattern": st.one_of(WORDS, st.just("[url:value = 'https://example.net/a']")),
            "name": WORDS,
            "object_refs": st.one_of(WORDS, st.lists(IDS, max_size=3)),
            "created": WORDS,
            "hashes": WORDS,
            "revoked": WORDS,
        },
    ),
    IDS.map(lambda each: {"type": each.partition("--")[0], "id": each, "value": "example.net"}),
)  # fmt: skip


@given(st.lists(OBJECTS, max_size=12))
def test_every_object_that_is_no_scaffold_ends_as_stated_or_as_unread(listed):
    parsed = read(bundle(*listed), STIX)
    assert isinstance(parsed, Parsed)
    ended = [*{each.line for each in parsed.stated}, *(each.line for each in parsed.unread)]
    assert len(set(ended)) == len(ended)
    kinds = [each.get("type") if isinstance(each, dict) else None for each in listed]
    left = {at for at, kind in enumerate(kinds, start=1) if at not in ended}
    assert all(kinds[at - 1] in words().scaffold for at in left)


@given(st.text(alphabet="[]='\\ OR:aurlvemin-", max_size=60))
def test_any_text_is_a_pattern_of_equalities_or_none(text):
    assert all(path and ":" in path for path, _ in equalities(text))


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "[" * n,
        lambda n: "[url:value = '" + "\\'" * n,
        lambda n: " " * n,
        lambda n: "[url:value = 'a'" + " OR url:value = 'a'" * (n // 20),
    ],
)
def test_patterns_are_read_in_time_that_grows_with_their_length(text):
    assert growth(equalities, text(8_000), text(80_000)) < 40
