"""What the reader takes from the DIMA plug-in's scripts, which are read and never run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from vetter import data
from vetter.lists.formats import Document, ShapeError, read
from vetter.lists.formats.dima_js import words
from vetter.lists.formats.js_arrays import entries

SCRIPT = Document(format="dima-js", path="data/databases/Swan.js")

DATABASE = r"""// Sites of the operation; it's "copied"
/** A block
 *  [ { domain: "no.example" } ]
 */
const rrnDomains = [
  // ===== THE MAIN SITES =====
  {
    domain: "example.net",
    matchType: "exact",
    reason: "Site 'principal', cr\u00e9\u00e9 par A. Person",
    source: "VIGINUM",
    reportUrl: "https://report.example/a.pdf",
    identifiedDate: "2022-03-10",
    riskLevel: "high",
    tags: ["RRN", "France"],
  },
  { domain: 'eu.example.org', matchType: 'exact', identifiedDate: '2023-02' }, /* a month */
  { "domain": "one.com.example.org", "matchType": "exact" },
  { domain: "english.example.com.au", matchType: "exact", identifiedDate: "2024-05-06" },
  { domain: "topnews", matchType: "contains" },
  { domain: "^news-.*", matchType: "pattern" },
  { domain: "two words" },
  { reason: "none" },
  { domain: "a" + ".example.net" },
  { domain: `${name}.example.net` },
  { domain: NAME },
  { domain: "example.net", more: { deep: [1] } },
  ...otherDomains,
  makeEntry({ domain: "called.example.net" }),
  "plain.example.net",
];

const storm1516SocialAccounts = [
  { platform: "X/Twitter", handle: "@north_herald", url: "https://x.com/north_herald" },
  { domain: "north.herald", accountType: "telegram" },
  { platform: "Rumble", handle: "north" },
];

let newDomains = [{ domain: "example.com", matchType: "exact", score: -1.5, live: true, note: null }];

if (typeof module !== 'undefined') { module.exports = { rrnDomains, list: [1, 2] }; }
"""


def whys(parsed):
    return [(each.line, each.why) for each in parsed.unread]


def test_entries_of_plain_values_are_read_with_what_their_array_means():
    parsed = read(DATABASE.encode(), SCRIPT)
    assert [(each.line, each.type, each.value, each.operation, each.role) for each in parsed.stated] == [
        (1, "domain", "example.net", "RRN (Doppelganger)", "content-site/impersonation"),
        (2, "domain", "eu.example.org", "RRN (Doppelganger)", "content-site/impersonation"),
        (4, "domain", "english.example.com.au", "RRN (Doppelganger)", "content-site/impersonation"),
        (16, "handle", "x:north_herald", "Storm-1516 / CopyCop", "account"),
        (17, "handle", "telegram:north.herald", "Storm-1516 / CopyCop", "account"),
        (19, "domain", "example.com", "", ""),
    ]  # fmt: skip


def test_days_and_sources_are_kept_and_reasons_that_name_persons_are_not():
    first, second, third, *_, last = read(DATABASE.encode(), SCRIPT).stated
    assert (first.first_seen, first.listed_on) == ("2022-03-10", "2023-06-19")
    assert first.note == "citing VIGINUM; https://report.example/a.pdf"
    assert (second.first_seen, second.note) == ("", "identified 2023-02")
    assert (third.listed_on, third.note) == ("2024-05-06", "")
    assert last.listed_on == ""


def test_broad_matches_and_computed_values_are_left_with_a_reason():
    computed = [(line, "is more than plain values") for line in range(9, 16)]
    assert whys(read(DATABASE.encode(), SCRIPT)) == [
        (3, "looks like two names run together"),
        (5, "matches more than one site: “contains”"),
        (6, "matches more than one site: “pattern”"),
        (7, "is no domain"),
        (8, "has no domain"),
        *computed,
        (18, "an account on a platform that is not known: “Rumble”"),
    ]


def test_entries_that_were_not_found_in_the_source_they_are_credited_to_are_left():
    script = """const doppelgangerDomains = [
      { domain: "example.net", source: "US Department of Justice" },
      { domain: "example.org", source: "Qurium Media Foundation" }];"""
    parsed = read(script.encode(), SCRIPT)
    assert [each.value for each in parsed.stated] == ["example.org"]
    assert whys(parsed) == [
        (1, "was not found in the source that it is credited to: US Department of Justice")
    ]


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        (r'"a\"b"', 'a"b'),
        (r"'it\'s'", "it's"),
        (r'"\u00e9\x41\u{1F600}\n\\"', "éA\U0001f600\n\\"),
        (r'"\ud800"', "\ufffd"),
        (r'"\u{110000}"', "\ufffd"),
        ("`plain`", "plain"),
        ('"// no remark"', "// no remark"),
        ('"/* none */ ]"', "/* none */ ]"),
        ("true", "true"),
        ("-1.5e3", "-1.5e3"),
    ],
)
def test_literals_are_read_as_a_script_means_them(literal, value):
    (entry,) = entries(f"const a = [{{ v: {literal} }}]")
    assert entry.values == {"v": (value,)}


@pytest.mark.parametrize(
    "literal",
    [
        "name",
        "call()",
        "1 + 2",
        '"a" + b',
        "`${a}`",
        "{}",
        "[[1]]",
        "...a",
        "() => 1",
        "/x/",
        "-",
        "",
    ],
)
def test_what_would_have_to_be_run_is_no_value(literal):
    (entry,) = entries(f"const a = [{{ v: {literal} }}]")
    assert entry.values == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"404: Not Found",
        b"{}",
        b"const a = [];",
        b"const a = ['x', 'y'];",
        DATABASE[:400].encode(),
        b'const a = [{ domain: "example.net" }, { domain: "exam',
        b'const a = [{ domain: "example.net" }, /* never closed ]',
        b"const a = [" + b"[" * 100_000,
    ],
)
def test_what_has_no_whole_array_of_entries_is_refused(content):
    with pytest.raises(ShapeError):
        read(content, SCRIPT)


def test_every_array_that_is_known_has_a_role_that_is_explained():
    assert {array.role for array in words().array.values()} <= set(
        data.read_toml("roles.toml")["role"]
    )
    assert {each.array for each in words().doubted} <= set(words().array)


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "/*" * n,
        lambda n: '"' + '\\"' * n,
        lambda n: "`" * (n + 1),
        lambda n: "const a = [{" * n,
        lambda n: "const a = [" + "{v: [1, 2]}," * n + "]",
    ],
)
def test_scripts_are_read_in_time_that_grows_with_their_length(text):
    def work(script):
        try:
            return list(entries(script))
        except ShapeError:
            return None

    assert growth(work, text(2_000), text(20_000)) < 40


PARTS = st.sampled_from(
    ["const a = [", "{", "}", "[", "]", ",", ":", "domain", '"example.net"', "'", '"', "`", "\\", "/*", "*/", "//", "\n", " ", "let b = [", "...", "(", ")", "=", "ü", "1"]
)  # fmt: skip


@given(st.lists(PARTS, max_size=40).map("".join))
def test_any_script_is_read_or_refused_and_every_entry_ends_once(script):
    try:
        parsed = read(script.encode(), SCRIPT)
    except ShapeError:
        return
    ended = [each.line for each in (*parsed.stated, *parsed.unread)]
    assert sorted(ended) == list(range(1, len(list(entries(script))) + 1))
