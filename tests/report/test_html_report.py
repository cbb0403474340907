"""The page: whole, self-contained, and without anything of a hostile outlet that could act."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from tests.report import assessments
from tests.report.assessments import front, honest, hostile, named
from vetter.report.html import link, linked, render
from vetter.report.safe import safe_text

if TYPE_CHECKING:
    from vetter.model import Assessment

KINDS = ["named", "front", "honest", "offered", "unseen", "bare", "hostile"]
ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "header",
    "section",
    "article",
    "blockquote",
    "footer",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "span",
    "strong",
    "b",
    "br",
    "a",
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "svg",
    "rect",
    "path",
    "circle",
    "line",
    "text",
}
ATTRIBUTES = {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "href",
    "rel",
    "open",
    "role",
    "aria-label",
    "aria-hidden",
    "viewbox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "rx",
    "cx",
    "cy",
    "r",
    "d",
    "fill",
    "stroke",
    "stroke-width",
    "text-anchor",
    "overflow",
}
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def page(kind) -> tuple[Assessment, BeautifulSoup]:
    found = getattr(assessments, kind)()
    return found, BeautifulSoup(render(found), "html.parser")


def flat(text):
    return "".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_only_our_own_elements_and_attributes_are_in_it(kind):
    _, soup = page(kind)
    assert {tag.name for tag in soup.find_all()} <= ELEMENTS
    assert {name for tag in soup.find_all() for name in tag.attrs} <= ATTRIBUTES


@pytest.mark.parametrize("kind", KINDS)
def test_links_lead_to_publishers_and_searches_and_within_the_page_only(kind):
    found, soup = page(kind)
    allowed = assessments.published(found)
    references = " ".join(text for one in found.findings for text in one.references)
    anchors = {f"#{tag['id']}" for tag in soup.find_all(id=True)}
    for anchor in soup.find_all("a"):
        target = anchor["href"]
        if target.startswith("#"):
            assert target in anchors
            continue
        assert target.startswith("https://")
        assert target in allowed or target in references
        assert set(anchor["rel"]) == {"noreferrer", "noopener"}


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_no_control_character_in_it(kind):
    text = render(getattr(assessments, kind)())
    assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_policy_forbids_everything_but_the_styles_within(kind):
    _, soup = page(kind)
    assert soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"] == POLICY
    assert soup.find("meta", {"name": "referrer"})["content"] == "no-referrer"
    assert len(soup.find_all("style")) == 1
    assert not re.search(r"url\(|@import|expression", soup.style.string)


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_was_found_asked_and_left_open_is_told(kind):
    found, soup = page(kind)
    text = flat(soup.get_text())
    told = [
        *(one.summary for one in found.findings),
        *(one.innocent for one in found.findings if one.weight),
        *(one.ask for one in found.findings if one.weight > 0),
        *(one.excerpt for finding in found.findings if finding.weight for one in finding.evidence),
        *(one.reason for one in found.coverage.unknown),
        *(one.what for one in found.ledger),
        *(one.label for one in (*found.links, *found.timeline)),
        *(line.summary for line in found.readings.values()),
        *assessments.of_operations(found),
        *found.questions,
        *found.change_our_mind,
        *found.remarks,
        found.summary,
        found.residual,
    ]
    assert not [one for one in told if flat(safe_text(one)) not in text]


def test_a_name_full_of_markup_is_the_title_and_nothing_more():
    _, soup = page("hostile")
    assert len(soup.find_all("title")) == 1
    assert len(soup.find_all("h1")) == 1
    assert len(soup.find_all("script")) == 0


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://example.org/",
        "https://bank.example@evil.example/",
        'https://example.org/" onclick="x',
        "https://",
        "https://[::1/",
        "data:text/html,x",
        "",
    ],
)
def test_what_is_no_clean_address_stays_text(url):
    assert "<a" not in link(url)
    assert "<a" not in link(url, "label")


def test_an_address_in_a_reference_becomes_a_link_without_its_full_stop():
    made = linked("Graphika <2020>, https://graphika.com/reports/x.")
    assert made == (
        "Graphika &lt;2020&gt;, "
        '<a rel="noreferrer noopener" href="https://graphika.com/reports/x">https://graphika.com/reports/x</a>.'
    )


def test_claimed_and_observed_have_different_shapes_and_words():
    text = render(front())
    drawing = BeautifulSoup(text, "html.parser").find("svg", class_="drawing")
    assert len(drawing.find_all("path", class_="claimed")) == 1
    assert len(drawing.find_all("circle", class_="observed")) == len(front().timeline) - 1
    assert "claimed, the outlet's own pages" in BeautifulSoup(text, "html.parser").get_text()


def test_with_no_dates_there_is_no_timeline():
    assert (
        "What is known when"
        not in BeautifulSoup(render(assessments.unseen()), "html.parser").get_text()
    )


def test_the_same_assessment_makes_the_same_page():
    assert render(honest()) == render(honest())
    assert render(named()) != render(hostile())
