"""What is taken from a table of any publisher by a mapping of its columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.lists.formats import Document, Parsed, ShapeError, read


def pairs(parsed: Parsed) -> list[tuple[int, str, str]]:
    return [(each.line, each.type, each.value) for each in parsed.stated]


def whys(parsed: Parsed) -> list[tuple[int, str]]:
    return [(each.line, each.why) for each in parsed.unread]


NETWORKS = """title,geolocation,domain,network,subnetwork
Auburn News,Alabama,auburn.example,Metric Network,Metric News
"Star, The",Ohio,ohiostar.example,Star,
Gap,Ohio,,Star,
Long,Ohio,long.example,Star,,more
"""
BY_NETWORK = Document(
    format="csv",
    columns={
        "value": "domain",
        "operation": "=Local sites: {network} / {subnetwork}",
        "targets": "geolocation",
        "note": "title",
        "role": "=pink-slime",
    },
)


def test_columns_are_mapped_and_texts_of_our_own_are_filled_from_cells():
    parsed = read(NETWORKS.encode(), BY_NETWORK)
    assert pairs(parsed) == [(2, "domain", "auburn.example"), (3, "domain", "ohiostar.example")]
    first, second = parsed.stated
    assert first.operation == "Local sites: Metric Network / Metric News"
    assert second.operation == "Local sites: Star"
    assert (second.targets, second.note, second.role) == ("Ohio", "Star, The", "pink-slime")
    assert whys(parsed) == [(4, "has no value"), (5, "has not as many cells as the header")]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_the_one_with_which_the_header_fits(delimiter):
    table = f"first, domain{delimiter}seen\nherald.example{delimiter}3.4.2024\n"
    document = Document(format="csv", columns={"value": "first, domain", "first_seen": "seen"})
    (stated,) = read(table.encode(), document).stated
    assert (stated.value, stated.first_seen) == ("herald.example", "2024-04-03")


CONCERN = """Threat Actor,Domain,Name,Source
,https://cited.example,,EuVsDisinfo
,https://www.pravda.example,,Viginum
,https://herald.example/,,Pink Slime
,http://192.0.2.7,,RT Mirror/Repost
,https://t.example/channel,,RT Mirror/Repost
,n/a,,Viginum
"""


def test_only_the_kinds_that_are_asked_for_are_kept_and_the_others_said():
    document = Document(
        format="csv",
        columns={"value": "Domain", "operation": "Source"},
        only={"Source": ("Viginum", "RT Mirror/Repost")},
    )
    parsed = read(CONCERN.encode(), document)
    assert pairs(parsed) == [
        (3, "domain", "pravda.example"),
        (5, "ip", "192.0.2.7"),
        (6, "url", "https://t.example/channel"),
    ]
    assert whys(parsed) == [
        (2, "not among the kinds taken: Source is “EuVsDisinfo”"),
        (4, "not among the kinds taken: Source is “Pink Slime”"),
        (7, "is of no form that is known"),
    ]
    assert parsed.unread[0].text == ",https://cited.example,,EuVsDisinfo"


INDICATORS = """indicator_type,indicator_content,domain_name
ip,192.0.2.3,
subnet,192.0.2,
whois,"{
  ""domain_name"": ""herald.example"",
  ""emails"": null
}",herald.example
ga_id,UA-14540629,herald.example
ga_tag_id,10WWFR7XBK,herald.example
yandex_tag_id,ym(10970266,herald.example
ga_id,nothing,herald.example
certificate,"-----BEGIN CERTIFICATE-----
MIIF
-----END CERTIFICATE-----
",herald.example
"""


def test_words_for_kinds_are_translated_and_lines_counted_over_cells_of_several_lines():
    document = Document(
        format="csv",
        columns={
            "value": "indicator_content",
            "type": "indicator_type",
            "operation": "=Fingerprint of {domain_name}",
        },
        types={"ga_id": "tracker", "yandex_tag_id": "tracker"},
    )
    parsed = read(INDICATORS.encode(), document)
    assert pairs(parsed) == [
        (8, "tracker", "UA-14540629"),
        (10, "tracker", "yandex-metrica:10970266"),
    ]
    assert {each.operation for each in parsed.stated} == {"Fingerprint of herald.example"}
    assert whys(parsed) == [
        (2, "not among the kinds taken: “ip”"),
        (3, "not among the kinds taken: “subnet”"),
        (4, "not among the kinds taken: “whois”"),
        (9, "not among the kinds taken: “ga_tag_id”"),
        (11, "is no tracker"),
        (12, "not among the kinds taken: “certificate”"),
    ]


def test_what_a_publisher_leaves_off_its_values_can_be_put_back():
    document = Document(
        format="csv",
        columns={"value": "=G-{indicator_content}", "type": "indicator_type"},
        types={"ga_tag_id": "tracker"},
    )
    parsed = read(INDICATORS.encode(), document)
    assert pairs(parsed) == [(9, "tracker", "G-10WWFR7XBK")]


ORIGINS = b"""awsOrigin,domain,twitterUsername,siteOperator
192.0.2.4,aiken.example,,Metric
192.0.2.4,albany.example,AlbanyNews,
192.0.2.4,#N/A,#N/A,
"""


@pytest.mark.parametrize(
    ("column", "kind", "taken"),
    [
        ("domain", "domain", [(2, "domain", "aiken.example"), (3, "domain", "albany.example")]),
        ("twitterUsername", "handle", [(3, "handle", "@AlbanyNews")]),
        ("awsOrigin", "ip", [(line, "ip", "192.0.2.4") for line in (2, 3, 4)]),
    ],
)
def test_each_column_of_a_table_may_be_read_as_a_list_of_its_own(column, kind, taken):
    parsed = read(ORIGINS, Document(format="csv", columns={"value": column}, types={"": kind}))
    assert pairs(parsed) == taken
    assert len(parsed.stated) + len(parsed.unread) == 3


def test_a_day_that_can_be_read_in_two_ways_is_not_guessed():
    document = Document(format="csv", columns={"value": "domain", "registered_on": "created"})
    table = "domain,created\na.example,03/04/2024\nb.example,2024-04-03 10:00:00\nc.example,\nd.example,31.2.2024\n"
    parsed = read(table.encode(), document)
    assert [(each.value, each.registered_on) for each in parsed.stated] == [
        ("b.example", "2024-04-03"),
        ("c.example", ""),
    ]
    assert whys(parsed) == [
        (2, "“03/04/2024” is no day that is understood"),
        (5, "“31.2.2024” is no day that is understood"),
    ]


def test_a_cell_that_is_far_too_long_is_said():
    parsed = read(
        b"domain,note\na.example," + b"x" * 10_001 + b"\n",
        Document(format="csv", columns={"value": "domain"}),
    )
    assert whys(parsed) == [(2, "has a cell longer than 10,000 characters")]


def test_old_tables_in_windows_1252_and_new_ones_with_a_mark_are_read():
    document = Document(format="csv", columns={"value": "domain", "note": "name"})
    assert read(b"name,domain\nM\xfcnchen,a.example", document).stated[0].note == "München"
    assert (
        read(b"\xef\xbb\xbfdomain,name\r\na.example,M\xc3\xbcnchen\r\n", document).stated[0].note
        == "München"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!DOCTYPE html><table><tr><td>domain",
        b"site,network\na.example,b\n",
        b"Domain,geolocation,title,network,subnetwork\n",
        b"domain,domain,geolocation,title,network,subnetwork\n",
        b'title,geolocation,domain,network,subnetwork\n"A,B,a.example,C,\nD,E,d.example,F,\n',
        b"title,geolocation,domain,network,subnetwork\nA," + b"x" * 200_000,
    ],
)
def test_another_header_and_a_table_cut_off_are_refused(content):
    with pytest.raises(ShapeError):
        read(content, BY_NETWORK)


@pytest.mark.parametrize("columns", [{}, {"note": "title"}, {"value": "domain", "line": "title"}])
def test_a_mapping_has_to_name_the_column_of_values_and_columns_of_ours(columns):
    with pytest.raises(ShapeError, match="not given as they have to be"):
        read(NETWORKS.encode(), Document(format="csv", columns=columns))


CELLS = st.sampled_from(
    ["domain", "network", "a.example", "https://a.example/b", "", " ", '"', '""', ",", ";", "\n", "\r", "\t", "|", "ü", "\x1c"]
)  # fmt: skip


@given(
    st.sampled_from([{}, {"": "handle"}, {"a.example": "domain"}]),
    st.booleans(),
    st.one_of(
        st.binary(max_size=300),
        st.lists(CELLS, max_size=40).map(
            lambda each: ("domain,network\n" + "".join(each)).encode()
        ),
    ),
)
def test_any_bytes_are_read_or_refused_and_nothing_else(types, typed, content):
    columns = {"value": "domain", "note": "={network}"} | ({"type": "network"} if typed else {})
    try:
        parsed = read(content, Document(format="csv", columns=columns, types=types))
    except ShapeError:
        return
    assert isinstance(parsed, Parsed)
    assert all(each.value and each.type for each in parsed.stated)
    lines = [each.line for each in (*parsed.stated, *parsed.unread)]
    assert len(set(lines)) == len(lines)
