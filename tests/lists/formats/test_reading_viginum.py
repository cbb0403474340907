"""What the reader takes from VIGINUM's lists of domains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.lists.formats import Document, ShapeError, read

KEPT_UP = Document(format="viginum-csv", path="202306%20-%20Paper%20Swan/NDD_swan.csv")
DATED = Document(
    format="viginum-csv", path="202402 - Paper Swan/20241227_SGDSN_TLP-CLEAR_Paper-Swan-domains.csv"
)

PLAIN = """domain name,created on
north[.]example,10/03/2022
Viedo-klis[.]example,28/06/2022
the-star[.]co[.]com,03/04/2022

north[.]example/page,10/03/2022
east[.]example,2022-03-10
west[.]example,31/02/2022
,10/03/2022
south[.]example
undated.example,
"""


def whys(parsed):
    return [(each.line, each.why) for each in parsed.unread]


def test_domains_are_refanged_and_days_read_as_they_are_written_in_france():
    parsed = read(PLAIN.replace("\n", "\r\n").encode(), KEPT_UP)
    assert [(each.line, each.type, each.value, each.registered_on) for each in parsed.stated] == [
        (2, "domain", "north.example", "2022-03-10"),
        (3, "domain", "viedo-klis.example", "2022-06-28"),
        (4, "domain", "the-star.co.com", "2022-04-03"),
        (11, "domain", "undated.example", ""),
    ]
    assert {(each.operation, each.role) for each in parsed.stated} == {
        ("Paper Swan", "campaign-domain")
    }
    assert whys(parsed) == [
        (6, "is no domain"),
        (7, "“2022-03-10” is no day that is understood"),
        (8, "“31/02/2022” is no day that is understood"),
        (9, "has no value"),
        (10, "has not as many cells as the header"),
    ]


TYPED = """\ufeffdomain,create date,first seen,type
north.example,07/03/2013,08/03/2013,domain
eu.news-north[.]example,23/05/2024,,subdomain
es.news-north[.]example,23/05/2024,24/05/2024,subdomain
t.example,23/05/2024,,channel
"""


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_subdomain_stands_for_itself_and_is_not_registered(delimiter):
    parsed = read(TYPED.replace(",", delimiter).replace("\n", "\r\n").encode(), DATED)
    assert [
        (each.type, each.value, each.registered_on, each.first_seen) for each in parsed.stated
    ] == [
        ("domain", "north.example", "2013-03-07", "2013-03-08"),
        ("host", "eu.news-north.example", "", "2024-05-23"),
        ("host", "es.news-north.example", "", "2024-05-24"),
    ]
    assert whys(parsed) == [(5, "not among the kinds taken: “channel”")]


@pytest.mark.parametrize(
    ("document", "day"),
    [
        (DATED, "2024-12-27"),
        (KEPT_UP, ""),
        (Document(format="viginum-csv", path="20241399_domains.csv"), ""),
    ],
)
def test_only_a_file_that_names_its_day_is_dated_by_it(document, day):
    (stated, *_) = read(PLAIN.encode(), document).stated
    assert stated.listed_on == day


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"domain\n",
        b"domain,type\n",
        b"domain,domain name,created on\n",
        b"domaine,cree le\n",
        b"domain,create date,first seen,type,score\n",
        b'domain,create date\n"a,01/01/2024\nb,02/01/2024\n',
    ],
)
def test_another_header_is_refused(content):
    with pytest.raises(ShapeError):
        read(content, DATED)


CELLS = st.sampled_from(
    ["a[.]example", "01/02/2024", "domain", "subdomain", ",", ";", "\n", "\r", '"', " ", "ü", "x"]
)


@given(
    st.sampled_from([b"", b"domain name,created on\n", b"domain;create date;first seen;type\r\n"]),
    st.one_of(
        st.binary(max_size=200), st.lists(CELLS, max_size=40).map(lambda all_: "".join(all_).encode())
    ),
)  # fmt: skip
def test_any_bytes_are_read_or_refused_and_every_row_ends_once(header, content):
    try:
        parsed = read(header + content, DATED)
    except ShapeError:
        return
    lines = [each.line for each in (*parsed.stated, *parsed.unread)]
    assert len(set(lines)) == len(lines)


@given(st.lists(st.sampled_from(["a[.]example,01/02/2024", "x,y", "short", ","]), max_size=20))
def test_every_row_with_something_on_it_ends_as_stated_or_as_unread(lines):
    parsed = read("\n".join(["domain,create date", *lines]).encode(), DATED)
    ended = {each.line for each in (*parsed.stated, *parsed.unread)}
    assert ended == {number for number, line in enumerate(lines, start=2) if line.strip(",")}
