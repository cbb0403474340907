"""What the readers take from one-column lists and hosts files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.lists.formats import Document, Parsed, ShapeError, read

VALUES = Document(format="values")
HOSTS = Document(format="hosts")


def pairs(parsed: Parsed) -> list[tuple[int, str, str]]:
    return [(each.line, each.type, each.value) for each in parsed.stated]


def reasons(parsed: Parsed) -> list[tuple[int, str, str]]:
    return [(each.line, each.text, each.why) for each in parsed.unread]


def test_a_list_is_read_value_by_value_without_its_remarks():
    text = """\ufeff# Sites of the operation
domain
// by hand
; and by machine

herald[.]example
hxxps://www.north[.]example/   # seen in May
"quoted.example"
trailing.example,
https://t.example/channel
192[.]0[.]2[.]7
post[@]herald.example
two words
a.example,b.example
||adblock.example^
"""
    parsed = read(text.replace("\n", "\r\n").encode(), VALUES)
    assert pairs(parsed) == [
        (6, "domain", "herald.example"),
        (7, "domain", "north.example"),
        (8, "domain", "quoted.example"),
        (9, "domain", "trailing.example"),
        (10, "url", "https://t.example/channel"),
        (11, "ip", "192.0.2.7"),
        (12, "email", "post@herald.example"),
    ]
    assert parsed.stated[1].note == "seen in May"
    assert reasons(parsed) == [
        (13, "two words", "is of no form that is known"),
        (14, "a.example,b.example", "is of no form that is known"),
        (15, "||adblock.example^", "is of no form that is known"),
    ]


def test_a_list_without_a_header_loses_no_value():
    assert pairs(read(b"first.example\nsecond.example", VALUES)) == [
        (1, "domain", "first.example"),
        (2, "domain", "second.example"),
    ]


def test_a_word_like_a_header_further_down_is_said():
    assert reasons(read(b"first.example\ndomain\n", VALUES)) == [
        (2, "domain", "is of no form that is known")
    ]


def test_a_list_of_one_kind_takes_that_kind_only():
    parsed = read(b"Some_Name\n@Other\nno name\n", Document(format="values", types={"": "handle"}))
    assert pairs(parsed) == [(1, "handle", "@Some_Name"), (2, "handle", "@Other")]
    assert reasons(parsed) == [(3, "no name", "is no handle")]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("host", "WWW.Herald.example", "herald.example"),
        ("url", "hxxps://t[.]example/a?b=c", "https://t.example/a?b=c"),
        ("url", "https://herald.example/", "https://herald.example/"),
        ("email", "Post@Herald.example", "post@herald.example"),
        ("phone", "+49 30 123456", "+49 30 123456"),
        ("tracker", "UA-12345678", "UA-12345678"),
        ("tracker", "ym(10970266", "yandex-metrica:10970266"),
        ("ip", "2001:db8::0:1", "2001:db8::1"),
        ("handle", "telegram:north_herald", "telegram:north_herald"),
        ("persona", "Anna   Writer", "Anna Writer"),
        ("certificate", "a" * 40, "a" * 40),
        ("favicon", "-123456789", "-123456789"),
    ],
)
def test_every_kind_has_its_form(kind, text, value):
    parsed = read(text.encode(), Document(format="values", types={"": kind}))
    assert [(each.type, each.value) for each in parsed.stated] == [(kind, value)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("host", "herald.example/page"),
        ("url", "herald.example"),
        ("email", "post@localhost"),
        ("phone", "call us"),
        ("tracker", "twitter:site"),
        ("ip", "92.255.106"),
        ("certificate", "-----BEGIN CERTIFICATE-----"),
        ("persona", "x" * 300),
        ("unheard-of", "herald.example"),
    ],
)
def test_what_is_not_of_its_kind_is_not_forced_into_it(kind, text):
    with pytest.raises(ShapeError):
        read(text.encode(), Document(format="values", types={"": kind}))


def test_a_line_that_is_far_too_long_is_said_and_the_next_one_read():
    parsed = read(b"a" * 50_000 + b".example\nherald.example\n", VALUES)
    assert pairs(parsed) == [(2, "domain", "herald.example")]
    assert [len(each.text) for each in parsed.unread] == [200]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"<html>Sign in</html>", b"\x00\x01", b"404: Not Found", b"{\n}\n"],
)
def test_what_holds_no_value_is_no_list(content):
    with pytest.raises(ShapeError):
        read(content, VALUES)


HOSTS_TEXT = b"""# Blocked
127.0.0.1 localhost
::1 localhost ip6-localhost
fe80::1%lo0 localhost
255.255.255.255 broadcasthost
0.0.0.0 0.0.0.0
0.0.0.0 herald.example
127.0.0.1\tnorth.example www.south.example # both
:: sixth.example
192.0.2.7 moved.example
0.0.0.0
0.0.0.0 good.example in/valid
stray.example
0.0.0.0 b\xc3\xbccher.example
"""


def test_a_hosts_file_states_each_host_it_blocks_for_itself():
    parsed = read(HOSTS_TEXT, HOSTS)
    assert {each.type for each in parsed.stated} == {"host"}
    assert [(each.line, each.value) for each in parsed.stated] == [
        (7, "herald.example"),
        (8, "north.example"),
        (8, "south.example"),
        (9, "sixth.example"),
        (12, "good.example"),
        (14, "xn--bcher-kva.example"),
    ]


def test_a_hosts_file_says_which_lines_block_nothing_and_passes_over_the_machine_itself():
    assert reasons(read(HOSTS_TEXT, HOSTS)) == [
        (10, "192.0.2.7 moved.example", "sends a host to an address of its own"),
        (11, "0.0.0.0", "names no host"),
        (12, "0.0.0.0 good.example in/valid", "names what is no host"),
        (13, "stray.example", "does not begin with an address"),
    ]


def test_a_line_of_a_hosts_file_that_is_far_too_long_is_not_taken():
    parsed = read(b"0.0.0.0 a.example\n0.0.0.0 " + b"b.example " * 2000, HOSTS)
    assert [each.value for each in parsed.stated] == ["a.example"]
    assert [each.why for each in parsed.unread] == ["longer than a line may be"]


@pytest.mark.parametrize(
    "content", [b"", b"herald.example\n", b"<html>", b"# nothing\n", b"\xff\x00"]
)
def test_what_has_no_line_with_an_address_is_no_hosts_file(content):
    with pytest.raises(ShapeError):
        read(content, HOSTS)


WORDS = st.sampled_from(
    ["0.0.0.0", "127.0.0.1", "::1", " ", "\t", "\n", "\r", "#", ";", "//", '"', ",", "a.example", "x", "hxxp://", "[.]", "ü", "\x1c", "\u2028"]
)  # fmt: skip


@given(
    st.sampled_from([VALUES, HOSTS, Document(format="values", types={"": "handle"})]),
    st.one_of(
        st.binary(max_size=300),
        st.lists(WORDS, max_size=40).map(lambda each: "".join(each).encode()),
    ),
)
def test_any_bytes_are_read_or_refused_and_nothing_else(document, content):
    try:
        parsed = read(content, document)
    except ShapeError:
        return
    assert isinstance(parsed, Parsed)
    assert all(each.value for each in parsed.stated)
    assert len({each.line for each in parsed.unread}) == len(parsed.unread)
