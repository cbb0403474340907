"""An ordinary site is read as planned: first pages, small files, pages about itself, articles."""

from __future__ import annotations

import asyncio
import gzip
import json

import pytest

from tests.websites import MISSING, TEXT, html, moved, plain, story
from vetter.collect import crawl, site
from vetter.model import Outcome, Purpose, Source

HOST = "gazette-press.org"
HOME = f"https://{HOST}"


def gazette(*, head="", links="", robots="User-agent: *\nDisallow: /private/\n", headers=()):
    stories = "".join(
        f'<a href="/news/story-number-{n}-of-the-day">Story {n}</a> ' for n in range(30)
    )
    front = (
        f"<main><h1>Gazette</h1><p>{TEXT}</p>{stories}{links}"
        '<a href="/private/about-us">About us</a><a href="https://elsewhere.net/about">About</a></main>'
        '<footer><a href="/about">About us</a> <a href="/contact">Contact</a>'
        '<a href="/gone-team">Our team</a> <a href="/privacy">Privacy policy</a></footer>'
    )
    about = html("About us", f"<h1>About us</h1><p>{TEXT}</p>")
    pages = {
        "/": html("Gazette", front, head, headers=headers),
        "/about": about,
        "/contact": html("Contact", f"<h1>Contact</h1><p>{TEXT}</p>"),
        "/privacy": html("Privacy", f"<h1>Privacy</h1><p>{TEXT}</p>"),
        "/robots.txt": plain(robots),
    }
    return pages | {f"/news/story-number-{n}-of-the-day": story(n) for n in range(30)}


async def test_an_ordinary_site_is_read_within_its_budget(internet, visit):
    internet.hosts[HOST] = gazette()
    done = await visit(f"{HOME}/", max_pages=12)
    assert done.state.outcome is Outcome.ANSWERED
    assert len(done.pages()) == 12
    assert {"/", "/about", "/contact", "/privacy"} <= set(done.pages())
    assert sum(path.startswith("/news/") for path in done.pages()) >= 5
    assert internet.asked[:2] == [f"{HOST} /robots.txt", f"{HOST} /"]
    assert not any("private" in path or "login" in path for path in internet.paths(HOST))
    assert len(set(internet.asked)) == len(internet.asked)
    assert all(line.startswith(HOST) for line in internet.asked)


async def test_pages_are_asked_for_while_others_are_being_read(internet, errand_for, monkeypatch):
    internet.hosts[HOST] = gazette()
    errand = await errand_for(f"{HOME}/", max_pages=8)
    read, waiting, all_wait = errand.read, set(), asyncio.Event()

    async def held_up(kept):
        if kept.record.purpose is Purpose.PAGE and kept.record.url != f"{HOME}/":
            waiting.add(kept.record.url)
            if len(waiting) == crawl.PAGE_TASKS:
                all_wait.set()
            await all_wait.wait()
        return await read(kept)

    monkeypatch.setattr(errand, "read", held_up)
    assert (await site.collect(errand)).outcome is Outcome.ANSWERED
    assert all_wait.is_set()  # and it was no deadline that ended the wait
    assert len(waiting) == 7


async def test_the_ledger_has_one_line_for_each_kind_of_question(internet, visit):
    internet.hosts[HOST] = gazette()
    done = await visit(f"{HOME}/", max_pages=7)
    assert done.ledger() == {
        (HOST, "robots.txt"): "answered",
        (HOST, "7 pages of the site"): "answered",
        (HOST, "feeds"): "absent",
        (HOST, "sitemaps"): "absent",
        (HOST, "trust.txt"): "absent",
        (HOST, "ads.txt"): "absent",
        (HOST, "security.txt"): "absent",
        (HOST, "icon"): "absent",
    }
    kept = {record.id for record in done.case.records()}
    assert {record for entry in done.case.ledger() for record in entry.records} == kept
    assert [event.source for event in done.told] == [Source.SITE] * 7
    assert done.told[-1].done == 7


async def test_the_page_asked_for_is_read_too(internet, visit):
    internet.hosts[HOST] = gazette()
    internet.hosts[HOST]["/private/../odd-page"] = MISSING
    done = await visit(f"{HOME}/news/story-number-29-of-the-day", max_pages=3)
    assert set(done.pages()[:2]) == {"/", "/news/story-number-29-of-the-day"}
    assert len(done.pages()) == 3


async def test_lists_for_machines_lead_to_the_oldest_and_to_other_writers(internet, visit):
    feed = "".join(
        f"<item><title>S</title><link>{HOME}/feed/x/../news/by-{n}-in-a-feed</link></item>"
        for n in range(2)
    )
    entries = "".join(
        f"<url><loc>{HOME}/old/from-{year}-long-ago-indeed</loc><lastmod>{year}-01-01</lastmod></url>"
        for year in range(2001, 2020)
    )
    pages = gazette(
        head='<link rel="alternate" type="application/rss+xml" href="/rss.xml">',
        robots=f"User-agent: *\nSitemap: {HOME}/index.xml\nSitemap: https://elsewhere.net/s.xml\n",
    )
    pages["/rss.xml"] = plain(f"<rss><channel>{feed}</channel></rss>", "application/rss+xml")
    pages["/index.xml"] = plain(
        "<sitemapindex>"
        + "".join(
            f"<sitemap><loc>{HOME}/{name}</loc></sitemap>"
            for name in ("tags.xml", "posts1.xml.gz", "posts2.xml", "posts3.xml", "page.xml")
        )
        + "</sitemapindex>"
    )
    pages["/posts1.xml.gz"] = plain(
        gzip.compress(f"<urlset>{entries}</urlset>".encode()), "application/gzip"
    )
    pages["/old/from-2001-long-ago-indeed"] = story(2001)
    internet.hosts[HOST] = pages
    done = await visit(f"{HOME}/")
    asked = internet.paths(HOST)
    assert {"/rss.xml", "/index.xml", "/posts1.xml.gz", "/posts3.xml", "/page.xml"} <= set(asked)
    assert not {"/posts2.xml", "/tags.xml", "/feed", "/sitemap.xml"} & set(asked)
    assert "/old/from-2001-long-ago-indeed" in done.pages()
    assert done.ledger()[(HOST, "feeds")] == "answered"
    assert done.ledger()[(HOST, "sitemaps")] == "answered"


@pytest.mark.parametrize("how", ["header", "body", "feed"])
async def test_wordpress_is_asked_for_posts_and_writers_when_it_says_so(internet, visit, how):
    posts = json.dumps(
        [
            {"link": f"{HOME}/news/story-number-{n}-of-the-day", "date_gmt": "2020-01-01T00:00:00"}
            for n in (1, 2)
        ]
    )
    header = (("Link", f'<{HOME}/wp-json/>; rel="https://api.w.org/"'),) if how == "header" else ()
    sign = '<link rel=stylesheet href="/wp-content/x.css">' if how == "body" else ""
    pages = gazette(head=sign, headers=header)
    if how == "feed":
        made = "<rss><channel><generator>https://wordpress.org/?v=6.4</generator></channel></rss>"
        pages |= {"/feed": plain(made, "application/rss+xml")}

    def answer(path):
        if path.startswith("/wp-json/wp/v2/posts"):
            return plain(posts, "application/json").__class__(
                posts.encode(), headers=(("Content-Type", "application/json"), ("X-WP-Total", "80"))
            )
        if path.startswith("/wp-json/wp/v2/users"):
            return plain('[{"name": "Ann", "slug": "ann"}]', "application/json")
        return pages.get(path, MISSING)

    internet.hosts[HOST] = answer
    done = await visit(f"{HOME}/", max_pages=4)
    asked = [path for path in internet.paths(HOST) if "wp-json" in path]
    assert [path.partition("?")[0].rpartition("/")[2] for path in asked] == [
        "posts",
        "posts",
        "users",
    ]
    assert "order=asc" in asked[1]
    purposes = [record.purpose for record in done.case.records()]
    assert purposes.count(Purpose.WORDPRESS_POSTS) == 2
    assert purposes.count(Purpose.WORDPRESS_USERS) == 1


async def test_without_wordpress_it_is_not_asked(internet, visit):
    internet.hosts[HOST] = gazette()
    await visit(f"{HOME}/", max_pages=2)
    assert not any("wp-json" in path for path in internet.paths(HOST))


async def test_the_bodies_named_in_trust_txt_are_asked_whether_they_know_the_outlet(
    internet, visit
):
    bodies = [f"body{n}.net" for n in range(7)]
    internet.hosts[HOST] = gazette() | {
        "/.well-known/trust.txt": plain("\n".join(f"belongto=https://{name}/" for name in bodies))
    }
    for name in bodies:
        internet.hosts[name] = {"/trust.txt": plain(f"member={HOST}")}
    done = await visit(f"{HOME}/", max_pages=2)
    asked = [line for line in internet.asked if line.startswith("body")]
    assert asked == [f"{name} /trust.txt" for name in bodies[:5]]
    assert done.ledger()[("body0.net", "trust.txt")] == "answered"
    trusts = [r for r in done.case.records() if r.purpose is Purpose.TRUST_TXT and r.status == 200]
    assert len(trusts) == 6


async def test_small_files_are_kept_and_read(internet, visit):
    internet.hosts[HOST] = gazette(head='<link rel=icon href="/icon.png">') | {
        "/ads.txt": plain("google.com, pub-1, DIRECT"),
        "/security.txt": plain("Contact: mailto:x@gazette-press.org"),
        "/icon.png": plain(b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png"),
    }
    done = await visit(f"{HOME}/", max_pages=2)
    read = {record.purpose: done.errand.readings[record.id] for record in done.case.records()}
    for purpose in (Purpose.ADS_TXT, Purpose.SECURITY_TXT, Purpose.FAVICON, Purpose.ROBOTS):
        assert read[purpose] is not None
        assert done.ledger()[(HOST, "ads.txt")] == "answered"


async def test_www_and_the_bare_domain_are_one_site_each_with_its_robots(internet, visit):
    internet.hosts[HOST] = lambda path: moved(f"https://www.{HOST}{path}")
    internet.hosts[f"www.{HOST}"] = gazette()
    done = await visit(f"{HOME}/", max_pages=4)
    assert done.state.outcome is Outcome.ANSWERED
    assert done.state.reason == ""
    assert "/about" in internet.paths(f"www.{HOST}")
    assert not any("private" in line for line in internet.asked)


async def test_a_site_without_tls_is_read_all_the_same(internet, visit):
    internet.hosts[HOST] = gazette()
    internet.insecure.add(HOST)
    done = await visit(f"{HOME}/", max_pages=4)
    assert done.state.outcome is Outcome.ANSWERED
    assert all(r.url.startswith("http://") for r in done.case.records() if r.status == 200)


async def test_a_site_that_answers_under_www_only_is_found(internet, visit):
    internet.hosts[f"www.{HOST}"] = gazette()
    done = await visit(f"{HOME}/", max_pages=3)
    assert done.state.outcome is Outcome.ANSWERED
    assert "/about" in internet.paths(f"www.{HOST}")


async def test_a_site_that_moved_is_read_where_it_is_now(internet, visit):
    internet.hosts["old-gazette.org"] = lambda path: moved(f"{HOME}{path}")
    internet.hosts[HOST] = gazette()
    done = await visit("https://old-gazette.org/", max_pages=4)
    assert done.state.outcome is Outcome.ANSWERED
    assert (
        done.state.reason
        == "old-gazette.org sends visitors on to gazette-press.org, which was read"
    )
    assert "/about" in internet.paths(HOST)


@pytest.mark.parametrize("anything", [True, False])
async def test_usual_places_are_tried_unless_the_site_answers_anything(internet, visit, anything):
    front = html("Gazette", f"<main><p>{TEXT}</p></main>")
    internet.hosts[HOST] = lambda path: front if path == "/" or anything else MISSING
    await visit(f"{HOME}/")
    assert ("/about" in internet.paths(HOST)) is not anything
