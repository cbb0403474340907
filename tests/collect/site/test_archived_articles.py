"""A few articles that only the archive lists are asked for, within the budget, and never in a hurry."""

from __future__ import annotations

import json

import pytest

from tests.collect.site.test_reading_a_site import HOME, HOST, gazette
from tests.websites import MISSING, plain
from vetter.model import Purpose, Source

ARCHIVE = "web.archive.org"
HEADER = ["timestamp", "original", "statuscode", "mimetype", "digest"]
PLENTY = 20


def archive(*paths):
    rows = [[f"202608{n + 1:02d}120000", f"{HOME}:443{path}", "200", "text/html", "X"] for n, path in enumerate(paths)]  # fmt: skip
    return lambda path: plain(json.dumps([HEADER, *rows]), "application/json")


def asked(done):
    return [
        r.url.removeprefix(HOME) for r in done.case.records() if r.purpose is Purpose.PAGE_KNOWN
    ]


async def test_articles_that_the_site_does_not_list_are_asked_for(internet, visit):
    internet.hosts[HOST] = gazette()
    old = [f"/news/an-old-story-{n}-of-ours" for n in range(9)]
    linked = "/news/story-number-3-of-the-day"
    internet.hosts[ARCHIVE] = archive(*old, linked, "/about", "/tag/some-old-thing", "/a.pdf")
    done = await visit(f"{HOME}/", max_pages=PLENTY)
    assert len(asked(done)) == 4
    assert set(asked(done)) <= set(old)
    pages = [r for r in done.case.records() if r.purpose in (Purpose.PAGE, Purpose.PAGE_AGAIN)]
    assert len(pages) + 4 <= PLENTY
    query = next(line for line in internet.asked if line.startswith(ARCHIVE))
    assert "matchType=host" in query
    assert "from=20231120&to=20261120" in query
    entries = {(e.source, e.what) for e in done.case.ledger()}
    assert (Source.WAYBACK, f"pages of {HOST} captured since 2023") in entries
    assert (Source.SITE, "4 pages that the web archive has") in entries


async def test_what_a_slow_sitemap_lists_is_listed(internet, visit):
    old, listed = "/news/an-old-story-1-of-ours", "/news/an-old-story-2-of-ours"
    sitemap = f"<urlset><url><loc>{HOME}{listed}</loc></url></urlset>"
    internet.hosts[HOST] = gazette() | {
        "/sitemap.xml": plain(sitemap, "application/xml", drip=0.01),
        listed: MISSING,
    }
    internet.hosts[ARCHIVE] = archive(old, listed)
    assert asked(await visit(f"{HOME}/", max_pages=PLENTY)) == [old]


@pytest.mark.parametrize("reply", [plain("<h1>Temporarily offline</h1>", "text/html"), plain("[]")])
async def test_without_an_index_nothing_is_asked_and_nothing_is_lost(internet, visit, reply):
    internet.hosts[HOST] = gazette()
    internet.hosts[ARCHIVE] = lambda path: reply
    done = await visit(f"{HOME}/", max_pages=PLENTY)
    assert asked(done) == []
    assert len(done.pages()) >= 12


async def test_not_with_a_small_budget(internet, visit):
    internet.hosts[HOST] = gazette()
    internet.hosts[ARCHIVE] = archive("/news/an-old-story-1-of-ours")
    await visit(f"{HOME}/", max_pages=10)
    assert not any(line.startswith(ARCHIVE) for line in internet.asked)


async def test_robots_txt_is_obeyed(internet, visit):
    internet.hosts[HOST] = gazette()
    internet.hosts[ARCHIVE] = archive("/private/an-old-story-1-of-ours")
    assert asked(await visit(f"{HOME}/", max_pages=PLENTY)) == []
