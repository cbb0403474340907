"""Sitemaps: indexes, news, gzip, plain lists, half-broken ones, and those made to do harm."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import growth
from vetter.extract import feed, readers, sitemap
from vetter.model import Purpose, SitemapReading

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


@pytest.fixture
def read(keep):
    def reading(body, **more):
        return readers.read(
            keep("https://gazette.example/sitemap.xml", body, Purpose.SITEMAP, **more)
        )

    return reading


def entry(url, lastmod="", more=""):
    changed = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    return f"<url><loc>{url}</loc>{changed}{more}</url>"


def urlset(*entries):
    return f"{HEAD}<urlset {NS} {NEWS}>{''.join(entries)}</urlset>"


def test_addresses_come_newest_first_and_undated_ones_last(read):
    reading = read(
        urlset(
            entry("https://gazette.example/about"),
            entry("https://gazette.example/old", "2019-05-01"),
            entry("https://gazette.example/new", "2026-11-01T10:00:00+02:00"),
        )
    )
    assert [post.url.rsplit("/", 1)[1] for post in reading.posts] == ["new", "old", "about"]
    assert reading.posts[0].modified == datetime(2026, 11, 1, 8, tzinfo=UTC)
    assert reading.posts[0].published is None  # a change is no publication
    assert {post.route for post in reading.posts} == {"sitemap"}


def test_news_sitemaps_tell_title_and_publication(read):
    news = (
        "<news:news><news:publication><news:name>G</news:name></news:publication>"
        "<news:publication_date>2026-11-19T08:30:00Z</news:publication_date>"
        "<news:title>Council &amp; harbour</news:title></news:news>"
    )
    (post,) = read(urlset(entry("https://gazette.example/harbour", "2026-11-20", news))).posts
    assert post.title == "Council & harbour"
    assert post.published == datetime(2026, 11, 19, 8, 30, tzinfo=UTC)


def test_a_day_in_the_address_is_a_publication(read):
    (post,) = read(urlset(entry("https://gazette.example/2021/03/04/story/"))).posts
    assert post.published == datetime(2021, 3, 4, tzinfo=UTC)


def test_an_index_gives_further_sitemaps(read):
    body = (
        f"{HEAD}<sitemapindex {NS}><sitemap><loc> https://gazette.example/post-1.xml </loc></sitemap>"
        "<sitemap><loc>/post-2.xml</loc></sitemap><sitemap><loc>javascript:x</loc></sitemap></sitemapindex>"
    )
    reading = read(body)
    assert reading.sitemaps == (
        "https://gazette.example/post-1.xml",
        "https://gazette.example/post-2.xml",
    )
    assert reading.posts == ()


def test_of_a_long_index_both_ends_are_kept(read):
    entries = "".join(f"<sitemap><loc>/s{n}.xml</loc></sitemap>" for n in range(3000))
    sitemaps = read(f"<sitemapindex {NS}>{entries}</sitemapindex>").sitemaps
    assert len(sitemaps) == sitemap.MAX_SITEMAPS
    assert (sitemaps[0][-7:], sitemaps[-1][-9:]) == ("/s0.xml", "s2999.xml")


def test_gzip_files_are_unpacked_also_inside_gzip_coding_and_cut_off(read):
    body = gzip.compress(urlset(entry("https://gazette.example/a")).encode())
    assert len(read(body).posts) == 1
    twice = read(gzip.compress(body), headers=(("Content-Encoding", "gzip"),))
    assert len(twice.posts) == 1
    many = urlset(*(entry(f"https://gazette.example/{n * 7919 % 9999}") for n in range(5000)))
    packed = gzip.compress(many.encode())
    assert len(read(packed[: len(packed) // 2]).posts) > 100


def test_of_a_long_sitemap_the_newest_and_the_oldest_are_kept(read):
    start = datetime(2010, 1, 1, tzinfo=UTC)
    days = [start + timedelta(days=n) for n in range(5000)]
    posts = read(
        urlset(*(entry(f"https://g.example/{d:%Y%m%d}", f"{d:%Y-%m-%d}") for d in days))
    ).posts
    assert len(posts) == sitemap.NEWEST + sitemap.OLDEST
    assert posts[0].modified == days[-1]
    assert posts[-1].modified == days[0]


def test_a_plain_list_of_addresses_is_a_sitemap(read):
    reading = read("https://gazette.example/a\nhttps://gazette.example/b\n\n")
    assert [post.url for post in reading.posts] == [
        "https://gazette.example/a",
        "https://gazette.example/b",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE html><html><body>Not found</body></html>",
        "<rss><channel><item><link>https://gazette.example/a</link></item></channel></rss>",
        "Not found",
        "",
        '{"error": 404}',
    ],
)
def test_what_is_no_sitemap_is_none(read, body):
    assert read(body) is None
    assert read(urlset(entry("https://gazette.example/a")), status=404) is None


def test_damaged_xml_yields_what_can_be_read(read):
    body = urlset(entry("https://gazette.example/a?x=1&y=2"), entry("https://gazette.example/b"))
    assert [post.url for post in read(body).posts] == [
        "https://gazette.example/a?x=1&y=2",
        "https://gazette.example/b",
    ]
    assert len(read(body[: body.rindex("<url>") + 20]).posts) == 1


def test_entities_are_neither_expanded_nor_fetched(read):
    bomb = (
        '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    reading = read(f"{HEAD}{bomb}<urlset><url><loc>https://g.example/&b;&f;</loc></url></urlset>")
    assert reading is None


@given(body=st.binary(max_size=600))
def test_no_bytes_make_it_fail(keep, body):
    for start in (b"", b"<urlset><url><loc>", b"\x1f\x8b\x08\x00"):
        found = sitemap.read(keep("https://g.example/sitemap.xml", start + body, Purpose.SITEMAP))
        assert found is None or isinstance(found, SitemapReading)


@pytest.mark.parametrize(
    "body",
    [
        lambda n: "<urlset>" * n,
        lambda n: "<urlset " + " ".join(f'a{i}="x"' for i in range(n // 10)) + ">",
        lambda n: "<urlset><url>" + "<i/>" * n + "</url></urlset>",
        lambda n: "<urlset>" + "&" * n * 6 + "</urlset>",
        lambda n: "<" * n * 6,
    ],
)
def test_what_is_made_to_take_forever_takes_time_in_proportion(keep, body):
    def both(text):
        sitemap.read(keep("https://g.example/sitemap.xml", text, Purpose.SITEMAP))
        feed.read(keep("https://g.example/feed", text.replace("urlset", "rss"), Purpose.FEED))

    assert growth(both, body(40_000), body(160_000)) < 12
