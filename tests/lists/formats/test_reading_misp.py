"""What the readers take from MISP: events with their victims and context, and warning lists."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter import data
from vetter.lists.formats import Document, Parsed, ShapeError, read
from vetter.lists.formats.misp_event import words
from vetter.lists.row import KINDS

EVENT = Document(format="misp-event")
WARNINGS = Document(format="misp-warninglist")


def attribute(kind, value, **more):
    return {
        "type": kind, "category": "Network activity", "value": value, "to_ids": True, "deleted": False,
    } | more  # fmt: skip


def event(*attributes, **more):
    inner = {
        "info": "A network of front sites",
        "date": "2024-03-05",
        "Attribute": list(attributes),
    }
    return json.dumps({"Event": inner | more}).encode()


def pairs(parsed):
    return [(each.line, each.type, each.value, each.role) for each in parsed.stated]


def whys(parsed):
    return [(each.line, each.why) for each in parsed.unread]


ATTRIBUTES = (
    attribute("domain", "herald[.]example", first_seen="2023-05-06T07:08:09.000000+00:00", comment="Main site"),
    attribute("hostname", "eu.herald.example"),
    attribute("url", "hxxps://herald.example/a"),
    attribute("ip-dst", "192.0.2.7"),
    attribute("domain|ip", "north.example|192.0.2.8"),
    attribute("hostname|port", "eu.north.example|443"),
    attribute("email-src", "Post@herald.example"),
    attribute("twitter-id", "@north_herald"),
    attribute("x509-fingerprint-sha256", "a" * 64),
    attribute("domain", "withdrawn.example", deleted=True),
    attribute("domain", "context.example", to_ids=False),
    attribute("link", "https://report.example/", to_ids=False, category="External analysis"),
    attribute("target-email", "editor@star.example", category="Targeting data"),
    attribute("email-dst", "reader@star.example"),
    attribute("domain", "star.example", category="Targeting data"),
    attribute("md5", "d41d8cd98f00b204e9800998ecf8427e"),
    attribute("domain", "two words"),
    attribute("domain", "192.0.2.9"),
    attribute("domain|ip", "herald.example"),
    attribute("campaign-name", "Paper Swan", to_ids=False),
)  # fmt: skip


def test_attributes_that_are_marked_as_indicators_are_taken():
    parsed = read(event(*ATTRIBUTES), EVENT)
    assert pairs(parsed) == [
        (1, "domain", "herald.example", "campaign-domain"),
        (2, "host", "eu.herald.example", "campaign-domain"),
        (3, "url", "https://herald.example/a", "posting-url"),
        (4, "ip", "192.0.2.7", "hosting-ip"),
        (5, "domain", "north.example", "campaign-domain"),
        (5, "ip", "192.0.2.8", "hosting-ip"),
        (6, "host", "eu.north.example", "campaign-domain"),
        (7, "email", "post@herald.example", "sender"),
        (8, "handle", "x:north_herald", "account"),
        (9, "certificate", "a" * 64, "other"),
    ]
    first = parsed.stated[0]
    assert (first.first_seen, first.listed_on, first.note) == (
        "2023-05-06", "2024-03-05", "Main site",
    )  # fmt: skip


def test_victims_context_and_what_was_withdrawn_are_left_with_a_reason():
    assert whys(read(event(*ATTRIBUTES), EVENT)) == [
        (10, "withdrawn by the publisher"),
        (11, "context: it is not marked as an indicator"),
        (12, "context: it is not marked as an indicator"),
        (13, "a victim"),
        (14, "a victim"),
        (15, "a victim"),
        (16, "not among the kinds taken: “md5”"),
        (17, "is no domain"),
        (18, "is no domain"),
        (19, "is not two values with a bar between them"),
        (20, "names the operation"),
    ]


def test_attributes_in_objects_count_on_and_go_with_their_object():
    items = [
        {"name": "domain-ip", "comment": "Front", "Attribute": [attribute("domain", "b.example")]},
        {"name": "victim", "Attribute": [attribute("domain", "star.example")]},
        {"name": "url", "deleted": True, "Attribute": [attribute("url", "https://c.example/")]},
    ]
    parsed = read(event(attribute("domain", "a.example"), Object=items), EVENT)
    assert [(each.line, each.value, each.note) for each in parsed.stated] == [
        (1, "a.example", ""),
        (2, "b.example", "Front"),
    ]
    assert whys(parsed) == [(3, "a victim"), (4, "withdrawn by the publisher")]


def tag(galaxy, name):
    return {"name": f'misp-galaxy:{galaxy}="{name}"'}


CLUSTERS = {"type": "threat-actor", "GalaxyCluster": [{"value": "Swan Group"}]}


@pytest.mark.parametrize(
    ("around", "own", "operation", "attribution"),
    [
        ({}, {}, "A network of front sites", ""),
        ({"Tag": [tag("threat-actor", "Swan Group"), {"name": "tlp:clear"}]}, {}, "Swan Group", ""),
        ({"Galaxy": [CLUSTERS]}, {}, "Swan Group", ""),
        ({"Galaxy": [CLUSTERS], "Tag": [tag("threat-actor", "Swan Group")]}, {}, "Swan Group", ""),
        ({"Tag": [tag("disarm-techniques", "Clone a site")]}, {}, "A network of front sites", ""),
        ({"Galaxy": [CLUSTERS]}, {"Tag": [tag("threat-actor", "Other")]}, "Other", ""),
        (
            {"Tag": [tag("threat-actor", "One"), tag("mitre-intrusion-set", "Two")]},
            {},
            "A network of front sites",
            "One, Two",
        ),
    ],
)
def test_the_operation_is_the_one_actor_that_is_tagged_else_the_title(
    around, own, operation, attribution
):
    parsed = read(event(attribute("domain", "a.example", **own), **around), EVENT)
    (stated,) = parsed.stated
    assert (stated.operation, stated.attribution) == (operation, attribution)


def test_an_attribute_may_name_the_operation():
    parsed = read(event(ATTRIBUTES[0], ATTRIBUTES[-1]), EVENT)
    assert parsed.stated[0].operation == "Paper Swan"


def test_the_answer_to_a_search_is_several_events_and_lines_count_on():
    one, other = (
        json.loads(event(attribute("domain", name))) for name in ("a.example", "b.example")
    )
    for document in ({"response": [one, other]}, [one, other]):
        parsed = read(json.dumps(document).encode(), EVENT)
        assert [(each.line, each.value) for each in parsed.stated] == [
            (1, "a.example"),
            (2, "b.example"),
        ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"[]",
        b'{"response": []}',
        b'{"response": {"Attribute": []}}',
        b'{"Event": "moved"}',
        b'[{"Event": {}}, {"Other": {}}]',
        event(*ATTRIBUTES)[:200],
        b'{"Event": ' + b"[" * 100_000,
    ],
)
def test_what_holds_no_event_is_refused(content):
    with pytest.raises(ShapeError):
        read(content, EVENT)


def test_every_word_of_misps_has_a_kind_and_a_role_that_are_known():
    known = words()
    assert {sort.kind for sort in known.type.values()} <= KINDS
    assert {sort.role for sort in known.type.values()} <= set(data.read_toml("roles.toml")["role"])
    assert {name for pair in known.pairs.values() for name in pair} <= {*known.type, ""}


def warnings(kind, *entries, **more):
    held = {"name": "Shorteners", "version": 20230606, "description": "x", "list": list(entries)}
    return json.dumps(held | ({"type": kind} if kind else {}) | more).encode()


@pytest.mark.parametrize(
    ("kind", "entries", "stated", "unread"),
    [
        (
            "hostname",
            ["bit.example", ".dyn.example", "WWW.Bit.example", "com"],
            [(1, "domain", "bit.example"), (2, "domain", "dyn.example"), (3, "domain", "bit.example")],
            [(4, "is no host")],
        ),
        (
            "string",
            ["bit.example", "https://bit.example/a", "192.0.2.7", "a@b.example", "two words", 5],
            [(1, "host", "bit.example"), (2, "url", "https://bit.example/a"), (3, "ip", "192.0.2.7"), (4, "email", "a@b.example")],
            [(5, "is of no form that is known"), (6, "is no text")],
        ),
        ("", ["bit.example"], [(1, "host", "bit.example")], []),
        (
            "cidr",
            ["192.0.2.7/32", "2001:db8::1/128", "192.0.2.0/24", "192.0.2.8", "bit.example"],
            [(1, "ip", "192.0.2.7"), (2, "ip", "2001:db8::1"), (4, "ip", "192.0.2.8")],
            [(3, "a range of addresses, not one"), (5, "a range of addresses, not one")],
        ),
        ("regex", [".*"], [], [(1, "a pattern, not a value")]),
        ("substring", ["bit"], [], [(1, "a part of values, not a value")]),
    ],
)  # fmt: skip
def test_a_warning_list_is_read_by_what_its_entries_are(kind, entries, stated, unread):
    parsed = read(warnings(kind, *entries), WARNINGS)
    assert [(each.line, each.type, each.value) for each in parsed.stated] == stated
    assert whys(parsed) == unread
    assert all((each.role, each.operation, each.note) == ("", "", "Shorteners") for each in parsed.stated)  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"list": ["a.example"]}',
        b'{"name": "x", "list": "a.example"}',
        warnings("glob", "*.example"),
        warnings("hostname", "a.example")[:-5],
    ],
)
def test_what_is_no_warning_list_is_refused(content):
    with pytest.raises(ShapeError):
        read(content, WARNINGS)


ODD = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.lists(st.integers(), max_size=2))  # fmt: skip
ATTRIBUTE = st.one_of(
    ODD,
    st.fixed_dictionaries(
        {"type": st.one_of(ODD, st.sampled_from(["domain", "domain|ip", "url", "twitter-id"]))},
        optional={
            "value": st.one_of(ODD, st.sampled_from(["a.example", "a.example|192.0.2.1", "|"])),
            "to_ids": st.one_of(ODD, st.just(True)),
            "deleted": ODD,
            "category": ODD,
            "Tag": st.one_of(ODD, st.just([tag("threat-actor", "One")])),
            "Galaxy": ODD,
            "first_seen": ODD,
        },
    ),
)


@given(st.lists(ATTRIBUTE, max_size=8), st.lists(ATTRIBUTE, max_size=4), ODD)
def test_every_attribute_ends_as_stated_or_as_unread(attributes, inside, odd):
    content = event(
        *attributes, Object=[{"name": odd, "Attribute": inside}, odd], Galaxy=odd, date=odd
    )
    parsed = read(content, EVENT)
    assert isinstance(parsed, Parsed)
    ended = [*{each.line for each in parsed.stated}, *(each.line for each in parsed.unread)]
    assert sorted(ended) == list(range(1, len(attributes) + len(inside) + 1))


@given(
    st.sampled_from(["hostname", "string", "cidr", "regex", "substring"]),
    st.lists(st.one_of(ODD, st.sampled_from(["a.example", "192.0.2.1/32", "/", "."])), max_size=8),
)
def test_every_entry_ends_as_stated_or_as_unread(kind, entries):
    parsed = read(warnings(kind, *entries), WARNINGS)
    ended = [each.line for each in (*parsed.stated, *parsed.unread)]
    assert sorted(ended) == list(range(1, len(entries) + 1))
