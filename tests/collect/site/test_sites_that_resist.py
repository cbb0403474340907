"""Walls, ruins, traps and other people's doors: recognised, said in plain words, ended in time."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.websites import MISSING, TEXT, Reply, html, moved, plain
from vetter.collect import site
from vetter.model import Mark, Outcome, Purpose, Source

HOST = "gazette-press.org"
HOME = f"https://{HOST}"
ARCHIVE = "web.archive.org"
FRONT = html(
    "Gazette",
    f"<main><p>{TEXT}</p></main><footer><a href=/about>About us</a><a href=/contact>Contact</a></footer>",
)
ABOUT = html("About us", f"<h1>About us</h1><p>{TEXT}</p>")


def archive_of(**pages):
    """Return an archive that holds copies of the site by path."""
    copies = {f"{HOME}/{name.removeprefix('front')}": reply for name, reply in pages.items()}

    def answer(path):
        original = path.partition("id_/")[2]
        return copies.get(original, MISSING)

    return answer


@pytest.mark.parametrize(
    ("front", "outcome", "words"),
    [
        (html("Just a moment...", "Checking your browser", status=403), "blocked", "wall"),
        (html("Just a moment...", "Checking your browser", status=503), "blocked", "wall"),
        (html("Forbidden", "no", status=403), "blocked", "403"),
        (html("Too many", "slow down", status=429), "blocked", "429"),
        (
            html("Gazette", '<div id="root"></div><script src="/app.js"></script>'),
            "failed",
            "JavaScript",
        ),
        (
            html(HOST, f"<p>{HOST} is for sale</p><p>Buy this domain</p>"),
            "absent",
            "parked",
        ),
        (
            html("Account Suspended", "This account has been suspended."),
            "absent",
            "closed the site",
        ),
        (MISSING, "absent", "no front page"),
        (html("Oops", "Internal error", status=500), "failed", "500"),
        (plain(b"%PDF-1.4", "application/pdf"), "failed", "application/pdf"),
        (Reply(cut=True), "failed", "no proper HTTP"),
    ],
)
async def test_what_stands_in_the_way_is_named(internet, visit, front, outcome, words):
    internet.hosts[HOST] = {"/": front, "/robots.txt": MISSING}
    done = await visit(f"{HOME}/")
    assert done.state.outcome == outcome
    assert words in done.state.reason


async def test_a_name_that_does_not_exist_has_no_site(internet, visit):
    internet.hosts["unrelated.org"] = {}
    done = await visit(f"{HOME}/")
    assert done.state.outcome is Outcome.ABSENT
    assert "does not exist" in done.state.reason
    assert done.ledger()[(HOST, "robots.txt")] == "absent"


async def test_a_server_that_is_down_has_failed(internet, visit):
    internet.hosts["unrelated.org"] = {}
    internet.gone = {HOST}
    done = await visit(f"{HOME}/")
    assert done.state.outcome is Outcome.FAILED
    assert "no connection" in done.state.reason


@pytest.mark.parametrize(
    ("robots", "words"),
    [
        (plain("User-agent: *\nDisallow: /"), "robots.txt keeps crawlers away"),
        (html("Oops", "error", status=500), "could not be had"),
        (Reply(status=503), "could not be had"),
    ],
)
async def test_robots_that_forbid_everything_are_obeyed(internet, visit, robots, words):
    internet.hosts[HOST] = {"/": FRONT, "/robots.txt": robots}
    done = await visit(f"{HOME}/some-page")
    assert done.state.outcome is Outcome.BLOCKED
    assert words in done.state.reason
    assert set(internet.paths(HOST)) == {"/robots.txt"}


async def test_the_archive_stands_in_for_a_site_behind_a_wall(internet, visit):
    wall = html("Just a moment...", "Checking your browser", status=403)
    internet.hosts[HOST] = lambda path: MISSING if path == "/robots.txt" else wall
    internet.hosts[ARCHIVE] = archive_of(front=FRONT, about=ABOUT)
    done = await visit(f"{HOME}/")
    assert done.state.outcome is Outcome.ANSWERED
    assert "wall" in done.state.reason
    assert "copies of 2 pages were read instead" in done.state.reason
    pages = [
        done.errand.readings[record.id].page
        for record in done.case.records()
        if Mark.ARCHIVED in record.marks and record.status == 200
    ]
    assert {page.url for page in pages} == {f"{HOME}/", f"{HOME}/about"}
    assert f"{ARCHIVE} /web/20261120120000id_/{HOME}/contact" in internet.asked


async def test_where_the_archive_has_nothing_the_reason_stays(internet, visit):
    internet.hosts[HOST] = {"/": html("x", "no", status=403)}
    internet.hosts[ARCHIVE] = archive_of()
    done = await visit(f"{HOME}/")
    assert done.state.outcome is Outcome.BLOCKED
    assert "archive" not in done.state.reason


async def test_the_archive_is_asked_for_no_copies_when_the_site_can_be_read(internet, visit):
    internet.hosts[HOST] = {"/": FRONT}
    internet.hosts[ARCHIVE] = archive_of(front=FRONT)
    await visit(f"{HOME}/")
    assert not any(path.startswith("/web/") for path in internet.paths(ARCHIVE))


async def test_a_site_that_turns_us_away_later_is_left_be(internet, visit):
    links = "".join(
        f'<a href="/2026/11/{day:02}/a-story-of-the-day">Story</a>' for day in range(1, 20)
    )
    front = html("Gazette", f"<main><p>{TEXT}</p>{links}</main>")
    wall = html("Just a moment...", "Checking your browser", status=403)
    files = ("/robots.txt", "/feed", "/rss", "/atom.xml", "/sitemap.xml", "/sitemap_index.xml")

    internet.hosts[HOST] = lambda path: front if path == "/" else MISSING if path in files else wall
    done = await visit(f"{HOME}/")
    assert done.state.outcome is Outcome.ANSWERED
    assert "turned us away" in done.state.reason
    assert len(done.pages()) <= 9


async def test_a_door_to_a_known_outlet_is_not_that_outlet(internet, visit):
    internet.hosts["gazette-clone.org"] = lambda path: moved(f"https://www.theguardian.com{path}")
    internet.hosts["www.theguardian.com"] = {"/": FRONT, "/about": ABOUT}
    done = await visit("https://gazette-clone.org/")
    assert done.state.outcome is Outcome.ABSENT
    assert "The Guardian (theguardian.com)" in done.state.reason
    assert "/about" not in internet.paths("www.theguardian.com")


async def test_a_page_on_a_social_network_is_no_site(internet, visit):
    internet.hosts[HOST] = {"/": moved("https://www.facebook.com/gazette")}
    internet.hosts["www.facebook.com"] = lambda path: FRONT
    done = await visit(f"{HOME}/")
    assert done.state.outcome is Outcome.ABSENT
    assert "facebook.com" in done.state.reason


async def test_a_redirect_to_an_inner_address_is_refused_and_said(internet, visit):
    internet.hosts[HOST] = {"/": moved("http://169.254.169.254/latest/meta-data/")}
    done = await visit(f"{HOME}/")
    assert done.state.outcome is Outcome.FAILED
    assert done.state.reason
    assert all("169.254" not in line for line in internet.asked)


async def test_redirects_in_a_circle_end(internet, visit):
    internet.hosts[HOST] = lambda path: moved(f"{HOME}/{len(path) % 2}")
    done = await visit(f"{HOME}/")
    assert done.state.outcome is Outcome.FAILED


async def test_a_hanging_site_ends_at_the_deadline_with_what_was_got(internet, visit):
    hang = Reply(hang=True)
    internet.hosts[HOST] = lambda path: {"/": FRONT, "/robots.txt": MISSING}.get(path, hang)
    began = time.monotonic()
    done = await visit(f"{HOME}/", deadline=4.0)
    assert time.monotonic() - began < 15
    assert done.state.outcome is Outcome.ANSWERED
    assert "4 seconds were over after one page" in done.state.reason
    assert done.ledger()[(HOST, "feeds")] == "failed"


async def test_a_dripping_site_ends_at_the_deadline(internet, visit):
    internet.hosts[HOST] = lambda path: Reply(FRONT.body * 50, drip=0.05)
    began = time.monotonic()
    done = await visit(f"{HOME}/", deadline=3.0)
    assert time.monotonic() - began < 15
    assert done.state.outcome is Outcome.FAILED
    assert "within 3 seconds" in done.state.reason
    assert set(done.ledger().values()) == {"failed"}


async def test_an_endless_calendar_costs_no_more_than_the_budget(internet, visit):
    def day(path):
        number = int(path.rpartition("-")[2]) if path.rpartition("-")[2].isdigit() else 0
        links = "".join(
            f'<a href="/agenda/what-is-on-in-town-{number + n}">Day {n}</a>' for n in range(1, 9)
        )
        return html(f"Day {number}", f"<main><p>{TEXT}</p>{links}</main>")

    internet.hosts[HOST] = lambda path: MISSING if path.endswith(".txt") else day(path)
    done = await visit(f"{HOME}/", max_pages=10)
    assert done.state.outcome is Outcome.ANSWERED
    assert len(done.pages()) <= 10
    assert len(internet.asked) <= 50


async def test_many_redirects_do_not_use_up_the_case(internet, visit):
    def answer(path):
        if path in ("/", "/robots.txt"):
            links = "".join(f'<a href="/2026/11/{day:02}/0-x">Story</a>' for day in range(1, 20))
            return html("Gazette", f"<main><p>{TEXT}</p>{links}</main>") if path == "/" else MISSING
        start, _, number = path.rpartition("/")
        count = int(number.partition("-")[0]) if number[:1].isdigit() else 0
        return moved(f"{start}/{count + 1}-x") if count < 7 else ABOUT

    internet.hosts[HOST] = answer
    done = await visit(f"{HOME}/")
    assert done.state.outcome is Outcome.ANSWERED
    assert len(list(done.case.records())) <= 600


async def test_cancelling_stops_at_once_and_keeps_the_ledger(internet, errand_for):
    internet.hosts[HOST] = lambda path: MISSING if path == "/robots.txt" else Reply(hang=True)
    errand = await errand_for(f"{HOME}/")
    task = asyncio.create_task(site.collect(errand))
    for _ in range(500):
        await asyncio.sleep(0.02)
        if len(internet.asked) == 2:
            break
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    ledger = {(entry.what, entry.outcome.value) for entry in errand.case.ledger()}
    assert ledger == {("robots.txt", "absent"), ("1 page of the site", "failed")}


async def test_hostile_feeds_and_sitemaps_harm_nothing(internet, visit):
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><url><loc>https://x.org/&a;</loc></url></urlset>'
    )
    internet.hosts[HOST] = {
        "/": html(
            "G", f"<p>{TEXT}</p>", '<link rel=alternate type="application/rss+xml" href="/f">'
        ),
        "/f": plain("<rss><channel>" + "<item>" * 5000, "application/rss+xml"),
        "/sitemap.xml": plain(bomb, "application/xml"),
        "/trust.txt": plain("belongto=127.0.0.1\nbelongto=localhost\nbelongto=[::1]\n"),
        "/ads.txt": plain(bytes(range(256)) * 400),
        "/favicon.ico": plain(b"\0" * 1000),
    }
    done = await visit(f"{HOME}/", max_pages=3)
    assert done.state.outcome is Outcome.ANSWERED
    assert not done.errand.unread
    assert {line.partition(" ")[0] for line in internet.asked} == {HOST}
    assert done.errand.state(Source.SITE).outcome is Outcome.NOT_ASKED  # settled by who runs it
    purposes = {record.purpose for record in done.case.records()}
    assert Purpose.TRUST_TXT in purposes
