"""Walls, shells of scripts, servers that are down, domains of yesterday, and files served as they are."""

from __future__ import annotations

from datetime import UTC, date, datetime

import httpx
import pytest

from vetter.lab import Lab
from vetter.lab.site import DoorData, FormerData, PageData, RegistrationData, Site


def site(host, folder, **more):
    return Site(host=host, name=host, description="", folder=str(folder), **more)


@pytest.fixture
async def lab(tmp_path):
    for name in ("wall", "shell", "fallen", "shelf"):
        (tmp_path / name / "files").mkdir(parents=True)
    (tmp_path / "wall" / "wall.html").write_text("Just a moment")
    (tmp_path / "shell" / "shell.html").write_text("<div id=app></div>")
    (tmp_path / "shelf" / "files" / "no-1.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "shelf" / "files" / "index.html").write_text("<blink>Welcome")
    former = FormerData("yesterday.net", RegistrationData(date(2009, 1, 1), "Lab Registrar"))
    day = datetime(2026, 1, 2, 8, tzinfo=UTC)
    texts = (PageData("one", "One", "Text", date=day, path="/text/7.html"),)
    sites = (
        site("wall.net", tmp_path / "wall", door=DoorData(403, "wall.html"), robots=""),
        site("shell.net", tmp_path / "shell", door=DoorData(file="shell.html")),
        site("fallen.net", tmp_path / "fallen", door=DoorData(0)),
        site("shelf.net", tmp_path / "shelf", former=(former,), articles=texts, dated=False),
    )
    async with Lab(tmp_path / "lab", [], extra=sites) as made:
        yield made


async def test_a_wall_stands_before_everything_and_a_shell_before_all_but_robots(browser):
    for path in ("", "about/", "robots.txt"):
        answer = await browser.get(f"https://wall.net/{path}")
        assert (answer.status_code, answer.text) == (403, "Just a moment")
    assert (await browser.get("https://shell.net/any/")).text == "<div id=app></div>"
    assert (await browser.get("https://shell.net/robots.txt")).text.startswith("User-agent")


async def test_a_server_that_is_down_hangs_up(browser):
    with pytest.raises(httpx.RemoteProtocolError):
        await browser.get("https://fallen.net/")


async def test_a_former_domain_leads_to_the_same_address_of_today(browser):
    answer = await browser.get("https://yesterday.net/text/7.html")
    assert answer.status_code == 301
    assert answer.headers["location"] == "https://shelf.net/text/7.html"
    registered = (await browser.get("https://rdap.verisign.com/net/v1/domain/yesterday.net")).json()
    assert registered["events"][0]["eventDate"].startswith("2009-01-01")


async def test_files_are_served_as_they_are_and_nothing_beside_them(browser):
    answer = await browser.get("https://shelf.net/no-1.pdf")
    assert (answer.content, answer.headers["content-type"]) == (b"%PDF-1.4", "application/pdf")
    assert (await browser.get("https://shelf.net/")).text == "<blink>Welcome"
    assert (await browser.get("https://shelf.net/..%2Fsite.toml")).status_code == 404


async def test_an_article_has_the_address_and_lacks_the_day_that_its_site_says(browser):
    answer = await browser.get("https://shelf.net/text/7.html")
    assert answer.status_code == 200
    assert "2026" not in answer.text
