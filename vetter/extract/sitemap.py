"""Sitemaps (sitemaps.org 0.9, with news): every article a site wants found, often with its date."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from vetter.extract.address import web_address
from vetter.extract.fold import clean
from vetter.extract.machine_date import moment
from vetter.extract.xml_stream import child_texts, elements, local_name, xml_body
from vetter.model import Post, SitemapReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Kept

MAX_ADDRESSES: Final = 50_000  # what one sitemap may hold
NEWEST: Final = 500
OLDEST: Final = 100
MAX_SITEMAPS: Final = 1_000
MAX_TITLE: Final = 300
_DAY_IN_PATH: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)")
_WANTED: Final = frozenset({"url", "sitemap"})


def read(kept: Kept) -> SitemapReading | None:
    """Return the addresses in a sitemap, newest first, or None if it is none.

    Of a long one the newest and the oldest are kept. An index gives further sitemaps instead. A
    plain list of addresses is a sitemap too.
    """
    body = xml_body(kept.exchange)
    base = kept.exchange.url
    if not body.startswith(b"<"):
        return _of_plain_list(body, base)
    found = elements(body, _WANTED)
    root, _ = next(found, ("", None))
    if root == "sitemapindex":
        return SitemapReading(sitemaps=_sitemaps(found, base))
    if root != "urlset":
        return None
    posts: dict[str, Post] = {}
    for name, element in found:
        post = _post(element, base) if name == "url" else None
        if post:
            posts.setdefault(post.url, post)
        if len(posts) >= MAX_ADDRESSES:
            break
    return SitemapReading(posts=_ends(list(posts.values())))


def _sitemaps(found: Iterator[tuple[str, Any]], base: str) -> tuple[str, ...]:
    urls: dict[str, None] = {}
    for name, element in found:
        url = web_address(base, child_texts(element).get("loc", "")) if name == "sitemap" else ""
        if url:
            urls.setdefault(url)
        if len(urls) >= MAX_ADDRESSES:
            break
    every = tuple(urls)
    half = MAX_SITEMAPS // 2
    return every if len(every) <= MAX_SITEMAPS else every[:half] + every[-half:]


def _post(element: Any, base: str) -> Post | None:
    texts = child_texts(element)
    url = web_address(base, texts.get("loc", ""))
    if not url:
        return None
    news = next((child_texts(child) for child in element if local_name(child) == "news"), {})
    return Post(
        url=url,
        title=clean(news.get("title", ""), MAX_TITLE),
        published=moment(news.get("publication_date", "")) or _day_in_path(url),
        modified=moment(texts.get("lastmod", "")),
        route="sitemap",
    )


def _day_in_path(url: str) -> datetime | None:
    found = _DAY_IN_PATH.search(url[:500])
    return moment("-".join(found.groups())) if found else None


def _ends(posts: list[Post]) -> tuple[Post, ...]:
    """Return the newest and the oldest; those without any date come last, as they stood."""
    dated = sorted((post for post in posts if _date(post)), key=_by_age, reverse=True)
    undated = [post for post in posts if not _date(post)]
    if len(dated) + len(undated) <= NEWEST + OLDEST:
        return (*dated, *undated)
    newest = dated[:NEWEST]
    oldest = dated[NEWEST:][-OLDEST:]
    room = NEWEST + OLDEST - len(newest) - len(oldest)
    return (*newest, *oldest, *undated[:room])


def _date(post: Post) -> datetime | None:
    return post.published or post.modified


def _by_age(post: Post) -> tuple[datetime, str]:
    return _date(post) or datetime.min.replace(tzinfo=UTC), post.url


def _of_plain_list(body: bytes, base: str) -> SitemapReading | None:
    lines = body.decode("utf-8", "replace").splitlines()[:MAX_ADDRESSES]
    urls = [line.strip() for line in lines if line.strip()]
    if not urls or not all(url.startswith(("http://", "https://")) for url in urls[:20]):
        return None
    posts = dict.fromkeys(url for line in urls if (url := web_address(base, line)))
    return SitemapReading(
        posts=_ends([Post(url=u, published=_day_in_path(u), route="sitemap") for u in posts])
    )
