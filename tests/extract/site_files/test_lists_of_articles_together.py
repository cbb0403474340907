"""Articles that several lists of one site give: each once, with what all of them say."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.dossiers import AS_OF
from vetter.extract.posts import posts
from vetter.model import Post, Purpose, Record, Source

NOON = datetime(2026, 3, 1, 12, 7, tzinfo=UTC)
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def listed(*lists):
    records = [
        Record(
            id=f"r{n}", source=Source.SITE, purpose=Purpose.SITEMAP, url="", whom="", time=NOON,
            elapsed=0.1, peer="", status=200, media_type="", sha256="", size=0,
        )
        for n in range(len(lists))
    ]  # fmt: skip
    return posts(zip(records, lists, strict=True), AS_OF)


def test_an_article_on_two_lists_is_one_and_each_fills_the_other_up():
    feed = Post(url="https://www.paper.example/a/?utm_source=rss", title="A", published=NOON)
    sitemap = Post(url="https://paper.example/a", author="Ada Example", modified=NOON)
    (one,) = listed((feed,), (sitemap,))
    assert (one.title, one.author, one.published, one.modified) == (
        "A", "Ada Example", NOON, NOON,
    )  # fmt: skip
    assert [citation.record for citation in one.cited] == ["r0", "r1"]


def test_a_time_of_day_counts_more_than_the_day_alone_if_it_is_that_day():
    bare = Post(url="https://paper.example/a", published=DAY)
    exact = Post(url="https://paper.example/a", published=NOON)
    assert listed((bare,), (exact,))[0].published == NOON
    later = Post(url="https://paper.example/a", published=datetime(2026, 6, 1, 9, tzinfo=UTC))
    assert listed((bare,), (later,))[0].published == DAY


def test_other_addresses_are_other_articles():
    urls = ("https://paper.example/?p=1", "https://paper.example/?p=2", "https://paper.example/A")
    assert len(listed(tuple(Post(url=url) for url in urls))) == 3


def test_what_is_dated_after_the_day_was_not_there_yet():
    late = datetime(2027, 1, 1, tzinfo=UTC)
    assert listed((Post(url="https://paper.example/a", published=late),)) == ()
    (one,) = listed((Post(url="https://paper.example/a", published=NOON, modified=late),))
    assert one.modified is None
