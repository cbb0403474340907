"""Feeds in all their dialects: titles, authors, and dates with the offset of whoever wrote them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.extract import feed, readers
from vetter.model import FeedReading, Purpose

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Gazette</title>
<atom:link href="https://gazette.example/feed/" rel="self" type="application/rss+xml"/>
<link>https://gazette.example</link><language>en-GB</language>
<generator>https://wordpress.org/?v=6.7</generator>
<image><title>Logo</title><link>https://elsewhere.example</link></image>
<item><title>Salt &amp;amp; tide</title><link>https://gazette.example/salt/</link>
<dc:creator><![CDATA[Ann Reader]]></dc:creator><pubDate>Thu, 19 Nov 2026 09:30:00 +0300</pubDate>
<content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>
<item><title>Mail</title><guid>https://gazette.example/mail/</guid>
<author>ed@gazette.example (Ed Itor)</author><pubDate>Wed, 18 Nov 2026 07:00:00 GMT</pubDate></item>
<item><title>No address</title><guid isPermaLink="false">tag:1</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<title type="html">Der &lt;b&gt;Bote&lt;/b&gt;</title><generator uri="x">Hugo</generator>
<link rel="self" href="/atom.xml"/><link href="https://bote.example/"/>
<entry><title>Eins</title><link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/eins"/>
<author><name>Berta Beispiel</name><email>b@bote.example</email></author>
<published>2026-11-01T10:00:00+01:00</published><updated>2026-11-02T10:00:00+01:00</updated></entry>
</feed>"""

RDF = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://gazette.example/"><title>Caf\xe9</title><link>https://gazette.example/</link></channel>
<item rdf:about="https://gazette.example/1"><title>One</title><link>https://gazette.example/1</link>
<dc:date>2020-02-29T12:00-05:00</dc:date><dc:creator>C. Olumnist</dc:creator></item></rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Newsletter",
 "home_page_url": "https://gazette.example/", "language": "en",
 "items": [{"id": "1", "url": "/one", "title": "One", "date_published": "2026-01-02T03:04:05-08:00",
            "authors": [{"name": "J. Son"}]}, {"id": 2, "url": null}, 7]}"""


@pytest.fixture
def read(keep):
    def reading(body, **more):
        return readers.read(keep("https://gazette.example/feed/", body, Purpose.FEED, **more))

    return reading


def test_rss_tells_articles_authors_and_the_offset_of_the_clock(read):
    reading = read(RSS)
    assert (reading.title, reading.language) == ("The Gazette", "en-GB")
    assert reading.link == "https://gazette.example"
    assert "wordpress" in reading.generator
    first, second = reading.posts
    assert (first.url, first.title) == ("https://gazette.example/salt/", "Salt & tide")
    assert first.author == "Ann Reader"
    assert first.published == datetime(2026, 11, 19, 6, 30, tzinfo=UTC)
    assert (second.url, second.author) == ("https://gazette.example/mail/", "Ed Itor")
    assert reading.offsets == (180,)  # GMT tells nothing


def test_atom(read):
    reading = read(ATOM)
    assert (reading.title, reading.language, reading.generator) == ("Der Bote", "de", "Hugo")
    (post,) = reading.posts
    assert (post.url, post.author) == ("https://gazette.example/eins", "Berta Beispiel")
    assert post.published == datetime(2026, 11, 1, 9, tzinfo=UTC)
    assert post.modified == datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert reading.offsets == (60,)


def test_rdf_in_latin_1(read):
    reading = read(RDF.encode("latin-1"))
    assert reading.title == "Café"
    assert reading.posts[0].author == "C. Olumnist"
    assert reading.posts[0].published == datetime(2020, 2, 29, 17, tzinfo=UTC)


def test_json_feed(read):
    reading = read(JSON)
    assert reading.title == "Newsletter"
    (post,) = reading.posts
    assert (post.url, post.author) == ("https://gazette.example/one", "J. Son")
    assert post.published == datetime(2026, 1, 2, 11, 4, 5, tzinfo=UTC)
    assert reading.offsets == (-480,)


def test_a_feed_without_articles_is_a_feed(read):
    reading = read("<rss><channel><title>Soon</title></channel></rss>")
    assert (reading.title, reading.posts) == ("Soon", ())


def test_a_feed_that_breaks_off_gives_what_there_is(read):
    assert len(read(RSS[: RSS.index("<item><title>Mail")]).posts) == 1


def test_markup_before_the_declaration_does_not_matter(read):
    assert len(read("\n\n  " + RSS).posts) == 2


def test_no_more_articles_than_are_of_use(read):
    item = "<item><title>t</title><link>https://gazette.example/{}</link></item>"
    body = f"<rss><channel>{''.join(item.format(n) for n in range(3000))}</channel></rss>"
    assert len(read(body).posts) == feed.MAX_POSTS


@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE html><html><body>Not found</body></html>",
        "<urlset><url><loc>https://gazette.example/</loc></url></urlset>",
        '{"code": "rest_no_route"}',
        "{broken",
        "",
        '<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel/></rss>',
    ],
)
def test_what_is_no_feed_is_none(read, body):
    assert read(body) is None
    assert read(RSS, status=500) is None


@given(body=st.binary(max_size=600))
def test_no_bytes_make_it_fail(keep, body):
    for start in (
        b"",
        b"<rss><channel><item><pubDate>",
        b'{"version": "https://jsonfeed.org/1", "items": [{',
    ):
        found = feed.read(keep("https://g.example/feed", start + body, Purpose.FEED))
        assert found is None or isinstance(found, FeedReading)
