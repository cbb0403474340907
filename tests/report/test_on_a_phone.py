"""What is sent to a colleague is read on a phone: nothing is cut, and the list can be sorted and filtered there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from tests.report import assessments, browser, networks
from vetter.model import Level
from vetter.report import index_page
from vetter.report.html import render
from vetter.report.index_page import Head, Line
from vetter.report.line import summary
from vetter.report.network.html import render as render_network
from vetter.report.outline import outline

PHONES = (360, 420)
LONG = "averyveryverylongnameofasitethatnobodywouldevertype" * 4
SORT_AND_FILTER = """
const names = () => seen(page).map((row) => row.dataset.name);
const button = (by) => page.querySelector(`th[data-by=${by}] button`);
const told = {first: names()};
told.buttons = [...page.querySelectorAll("th button")].filter((one) => one.getClientRects().length).length;
button("name").click();
told.sorted = names();
const words = page.getElementById("words");
words.value = "may MEAN fourth";
words.dispatchEvent(new Event("input"));
await later(400);
told.filtered = names();
words.value = "";
const level = page.getElementById("level");
level.value = "failed";
level.dispatchEvent(new Event("change"));
told.failed = names();
return told;
"""
in_a_browser = pytest.mark.skipif(not browser.BROWSER, reason="needs Chromium")


def index():
    """Return an index of four outlets: a front, an honest one, a hostile one, and one that was not vetted."""
    found = (assessments.front(), assessments.honest(), assessments.hostile())
    lines = [
        Line(
            number=number,
            text=text,
            cells=(("who", "Ann"), ("note", LONG)),
            summary=summary(outline(one)) if one else None,
            report="reports/x.html" if one else "",
            error="" if one else f"It may mean 12 outlets: {LONG}.",
            changes=("its level: some signs, before nothing found",),
            told=f"names the same outlet as line 2 {LONG}",
        )
        for number, (text, one) in enumerate(
            zip(("first", "second", "third", f"fourth {LONG}"), (*found, None), strict=True), 2
        )
    ]
    head = Head(
        title=f"{LONG}.csv",
        made=datetime(2026, 11, 26, tzinfo=UTC),
        levels={level.value: 1 for level in Level} | {"failed": 1},
        more=3,
        kinds={"repeated": 1, "junk": 2},
        network="reports/network.html",
    )
    return "".join(index_page.pieces(head, lines))


PAGES = {
    "index": index,
    "front": lambda: render(assessments.front()),
    "offer": lambda: render(assessments.offered()),
    "hostile": lambda: render(assessments.hostile()),
    "network": lambda: render_network(networks.plain()),
    "hostile-network": lambda: render_network(networks.hostile()),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return what a browser tells of all pages."""
    pages = {name: make() for name, make in PAGES.items()}
    walks = {"phone": ("index", 360, SORT_AND_FILTER), "desk": ("index", 1280, SORT_AND_FILTER)}
    return browser.looked_at(tmp_path_factory.mktemp("browser"), pages, (*PHONES, 800, 1280), walks)


@in_a_browser
@pytest.mark.parametrize("width", [*PHONES, 800, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wider_than_the_window(told, page, width):
    found = told[f"{page} {width}"]
    assert found["out"] == []
    assert found["wide"] <= 0


@in_a_browser
@pytest.mark.parametrize("place", ["phone", "desk"])
def test_the_list_is_sorted_and_filtered_there(told, place):
    found = told[place]
    assert found["buttons"] == 6
    assert len(found["first"]) == 4
    assert found["sorted"] == sorted(found["first"])
    assert found["sorted"] != found["first"]
    assert len(found["filtered"]) == 1
    assert found["filtered"] == found["failed"]
    assert found["failed"][0].startswith("fourth")


def test_every_value_that_does_not_speak_for_itself_has_its_name_with_it():
    rows = BeautifulSoup(index(), "lxml").tbody("tr")
    labels = [[cell.get("data-label", "") for cell in row("td")] for row in rows]
    headings = ["Line", "", "", "Likelihood of a front", "Confidence", "Readings", "Seen", ""]
    assert labels[0] == headings
    assert labels[-1] == ["Line", "", "", ""]
