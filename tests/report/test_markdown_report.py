"""The Markdown report: read by an ordinary reader of Markdown, nothing foreign in it has any effect."""

from __future__ import annotations

import unicodedata

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.report import assessments
from vetter.report.markdown import code, escaped, link, render
from vetter.report.safe import safe_text

KINDS = ["named", "front", "honest", "offered", "unseen", "bare", "hostile"]
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {
    "h1",
    "h2",
    "h3",
    "p",
    "strong",
    "blockquote",
    "br",
    "ul",
    "ol",
    "li",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "code",
}


def read(text):
    return BeautifulSoup(READER.render(text), "html.parser")


def flat(text):
    return "".join(text.split())


def spelt(url):
    """Return an address as it stands in Markdown, where a bracket would end the link."""
    return url.replace("(", "%28").replace(")", "%29")


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_finds_our_own_elements_and_no_others(kind):
    assert {tag.name for tag in read(render(getattr(assessments, kind)())).find_all()} <= OURS


@pytest.mark.parametrize("kind", KINDS)
def test_links_lead_to_publishers_and_prepared_searches_only(kind):
    found = getattr(assessments, kind)()
    allowed = {spelt(url) for url in assessments.published(found)}
    for anchor in read(render(found)).find_all("a"):
        assert spelt(anchor["href"]) in allowed
        assert anchor["href"].startswith("https://")


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_no_control_character_in_it(kind):
    text = render(getattr(assessments, kind)())
    assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"]


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_was_found_asked_and_left_open_is_told(kind):
    found = getattr(assessments, kind)()
    text = flat(read(render(found)).get_text())
    told = [
        *(one.summary for one in found.findings),
        *(one.innocent for one in found.findings if one.weight > 0),
        *(one.ask for one in found.findings if one.weight > 0),
        *(one.reason for one in found.coverage.unknown),
        *(one.what for one in found.ledger),
        *(one.label for one in (*found.links, *found.timeline)),
        *assessments.of_operations(found),
        *found.questions,
        *found.change_our_mind,
        *found.remarks,
        found.summary,
        found.residual,
    ]
    assert not [one for one in told if flat(safe_text(one)) not in text]


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_a_table_has_as_many_cells_as_its_head(kind):
    for table in read(render(getattr(assessments, kind)())).find_all("table"):
        width = len(table.thead.find_all("th"))
        assert all(len(row.find_all("td")) == width for row in table.tbody.find_all("tr"))


@given(st.text(alphabet=st.sampled_from("ab \n\t#-+=*_`~<>[]()!&;:/\\|1.)@$^{}'\"")))
def test_escaped_text_is_read_as_it_was_written(text):
    shown = safe_text(text)
    soup = read(f"{escaped(shown)}\n")
    assert {tag.name for tag in soup.find_all()} <= {"p"}
    assert flat(soup.get_text()) == flat(shown)


@given(st.text(alphabet=st.sampled_from("ab `|\\<>*[]")))
def test_code_in_a_table_stays_in_its_cell(text):
    table = f"| a | b |\n| --- | --- |\n| {code(text)} | end |\n"
    cells = read(table).find_all("td")
    assert len(cells) == 2
    assert cells[1].get_text() == "end"
    assert {tag.name for tag in cells[0].find_all()} <= {"code"}


def test_addresses_are_links_only_where_they_are_clean():
    assert (
        link("https://example.org/a_(b)", "A [b]") == "[A \\[b\\]](https://example.org/a_%28b%29)"
    )
    assert link("https://example.org/") == "<https://example.org/>"
    assert "](" not in link("javascript:alert(1)", "A")
    assert link("http://example.org") == "http&#58;//example.org"
