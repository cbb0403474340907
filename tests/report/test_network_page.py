"""The page on a network: our own elements only, every link within it, and no script."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.report import networks
from tests.report.test_html_report import ATTRIBUTES, ELEMENTS, POLICY
from vetter.report.network.html import render

KINDS = ["plain", "hostile"]
DRAWN = {"g", "title", "path", "circle", "text", "svg"}


def page(kind):
    return BeautifulSoup(render(getattr(networks, kind)()), "html.parser")


@pytest.mark.parametrize("kind", KINDS)
def test_only_our_own_elements_and_attributes_are_in_it(kind):
    soup = page(kind)
    assert {tag.name for tag in soup.find_all()} <= ELEMENTS | DRAWN
    assert {name for tag in soup.find_all() for name in tag.attrs} <= ATTRIBUTES | {"transform"}
    assert {tag.name for tag in soup.svg.find_all()} <= DRAWN | {"a"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_stays_on_the_page_and_every_outlet_has_its_row(kind):
    soup = page(kind)
    anchors = {f"#{tag['id']}" for tag in soup.find_all(id=True)}
    assert {link["href"] for link in soup.find_all("a")} <= anchors
    network = getattr(networks, kind)()
    assert {f"#o{number}" for number in range(1, len(network.members) + 1)} <= anchors


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_foreign_is_markup_or_control(kind):
    text = render(getattr(networks, kind)())
    assert "<script" not in text
    assert "<img" not in text
    assert all(character.isprintable() or character == "\n" for character in text)
    assert page(kind).find("meta", {"http-equiv": "Content-Security-Policy"})["content"] == POLICY


def test_it_says_who_is_tied_why_since_when_and_what_else_explains_it():
    text = " ".join(page("plain").get_text().split())
    for words in (
        "2 networks with 4 of 20 outlets",
        "not malice",
        "says so itself",
        "both name Elbe Verlag GmbH behind them",
        "carry one account with an analytics or advertising service",
        "shown by 2 of 20 known outlets; together since 23 November 2026",
        "a.example [r1]",
        "Agencies put several customers into one account",
        "Shared, but not enough to tie anybody",
        "live at one address (8.8.4.4)",
        "13 of 20 known outlets",
        "In no network",
    ):
        assert words in text


def test_reports_that_lie_beside_it_are_linked():
    soup = BeautifulSoup(
        render(networks.plain(), {"case-00000": "reports/a.example.html"}), "html.parser"
    )
    assert soup.find(id="o1").a["href"] == "reports/a.example.html"


def test_an_outlet_stands_in_the_drawing_and_leads_to_its_row():
    soup = page("plain")
    for link in soup.svg.find_all("a"):
        if link.title:
            row = soup.find(id=link["href"].removeprefix("#"))
            assert link.title.get_text() in row.get_text()
