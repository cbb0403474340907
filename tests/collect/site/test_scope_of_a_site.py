"""The crawl stays on the outlet's own site and out of what never ends."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.collect.crawl_scope import Scope, key, section

AS_OF = datetime(2026, 11, 20, tzinfo=UTC)
SITE = Scope("https://gazette-press.org", AS_OF)


@pytest.mark.parametrize(
    "host",
    [
        "gazette-press.org",
        "www.gazette-press.org",
        "GAZETTE-press.org",
        "blog.gazette-press.org",
        "a.b.gazette-press.org",
    ],
)
def test_the_domain_and_all_below_it_are_one_site(host):
    assert SITE.holds(f"https://{host}/about")
    assert Scope("https://www.gazette-press.org", AS_OF).holds(f"http://{host}/")


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette-press.org.evil.net/",
        "https://evilgazette-press.org/",
        "https://gazette-press.com/",
        "https://gazette-press.org@evil.net/",
        "https://user@gazette-press.org/",
        "https://gazette-press.org:8080/",
        "ftp://gazette-press.org/",
        "//gazette-press.org/",
        "https://[broken/",
        "",
    ],
)
def test_anything_else_is_not(url):
    assert not SITE.holds(url)
    assert SITE.page(url) == ""


@pytest.mark.parametrize(
    ("home", "neighbour"),
    [
        ("paper.blogspot.com", "other.blogspot.com"),
        ("news.university.edu", "www.university.edu"),
        ("news.university.edu", "hr.university.edu"),
        ("paper.substack.com", "substack.com"),
    ],
)
def test_neighbours_below_a_shared_domain_are_others(home, neighbour):
    scope = Scope(f"https://{home}", AS_OF)
    assert scope.holds(f"https://{home}/a")
    assert not scope.holds(f"https://{neighbour}/")


@pytest.mark.parametrize(
    "path",
    [
        "/logo.PNG",
        "/report.pdf",
        "/feed/",
        "/a.xml",
        "/wp-admin/x",
        "/login",
        "/shop/cart",
        "/?s=word",
        "/a?replytocom=4",
        "/list?a=1&b=2&c=3",
        "/calendar/2026/11",
        "/events/2031/05/",
        "/events/2031-05",
        "/events?month=5",
        "/2026/13/01/",
        "/a/b/a/b/a/b",
        "/about/about",
        "/1/2/3/4/5/6/7/8/9/10",
        "/" + "x" * 300,
    ],
)
def test_what_leads_nowhere_is_left_out(path):
    assert SITE.page(f"https://gazette-press.org{path}") == ""


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/about",
        "/2026/11/20/story",
        "/2026/12/01/story-of-next-month",
        "/2019/05/05/07/story",
        "/story-2031-outlook",
        "/2030-world-cup-stadium-plans",
        "/news/article/20311",
        "/index.php?id=4&lang=de",
        "/über-uns",
        "/2010/10/10",
    ],
)
def test_pages_are_kept_as_they_are(path):
    assert SITE.page(f"https://gazette-press.org{path}") == f"https://gazette-press.org{path}"


def test_what_tells_who_clicked_is_taken_off():
    url = "https://gazette-press.org/a?utm_source=x&id=5&fbclid=me#top"
    assert SITE.page(url) == "https://gazette-press.org/a?id=5"


def test_one_page_has_one_key_under_all_its_addresses():
    same = {
        "https://gazette-press.org/about",
        "http://www.gazette-press.org/about/",
        "https://gazette-press.org/about/index.html",
        "https://gazette-press.org/about?utm_medium=mail",
    }
    assert len({key(url) for url in same}) == 1
    assert (
        key("https://g.org/a?x=1&y=2") == key("https://g.org/a?y=2&x=1") != key("https://g.org/a")
    )


def test_the_section_is_the_first_word_of_the_path():
    assert section("https://g.org/Politics/2026/story") == "politics"
    assert section("https://g.org/2026/11/sport/story") == "sport"
    assert section("https://g.org/story") == section("https://g.org/") == ""


@given(
    st.text(max_size=60)
    | st.from_regex(
        r"\Ahttps?://(www\.)?gazette-press\.org[./:@]?[\w./:@?&=%-]{0,40}", fullmatch=True
    )
)
def test_whatever_is_let_through_is_on_the_site(url):
    found = SITE.page(url)
    key(url)
    section(url)
    if found:
        host = urlsplit(found).hostname
        assert host == "gazette-press.org" or host.endswith(".gazette-press.org")
        assert SITE.page(found) == found
