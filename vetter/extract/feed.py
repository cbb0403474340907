"""Feeds: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom (RFC 4287) and JSON Feed 1.x."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from vetter import inflate
from vetter.extract.address import web_address
from vetter.extract.fold import clean
from vetter.extract.json_answer import mapping, mappings, text
from vetter.extract.loose_text import plain
from vetter.extract.machine_date import moment, written_offset
from vetter.extract.xml_stream import child_texts, elements, local_name, xml_body
from vetter.model import FeedReading, Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Kept

MAX_POSTS: Final = 500
MAX_TITLE: Final = 300
MAX_AUTHOR: Final = 120
MAX_OFFSETS: Final = 20
MAX_JSON: Final = 8_000_000  # bytes
_ROOTS: Final = frozenset({"rss", "rdf", "feed", "channel"})
_WANTED: Final = frozenset({"item", "entry", "channel", "feed"})
_DATES: Final = ("pubdate", "published", "date", "issued", "created")
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_IN_BRACKETS: Final = re.compile(r"[^\s@]{1,99}@[^\s@]{1,99}\s{1,9}\(([^()]{2,120})\)")

Article = tuple[Post, tuple[str, ...]]  # with its dates as written


def read(kept: Kept) -> FeedReading | None:
    """Return the articles that a feed lists, in its order, or None if it is no feed."""
    body = xml_body(kept.exchange)
    base = kept.exchange.url
    if body.startswith(b"{"):
        return _json_feed(inflate.body(kept.exchange, MAX_JSON), base)
    if not body.startswith(b"<"):
        return None
    found = elements(body, _WANTED)
    root, element = next(found, ("", None))
    if element is None or root not in _ROOTS:
        return None
    language = element.get(_LANGUAGE, "")
    head, articles = _walk(found, base)
    return FeedReading(
        title=plain(head.get("title", ""), MAX_TITLE),
        language=clean(head.get("language", "") or language, 20),
        link=web_address(base, head.get("link", "")),
        generator=clean(head.get("generator", ""), 200),
        posts=tuple(post for post, _ in articles),
        offsets=_offsets(articles),
    )


def _walk(found: Iterator[tuple[str, Any]], base: str) -> tuple[dict[str, str], list[Article]]:
    """Return what the feed says of itself, and its articles."""
    head: dict[str, str] = {}
    articles: list[Article] = []
    for name, element in found:
        if name in ("item", "entry"):
            if not articles and (parent := element.getparent()) is not None:
                head = {**_head(parent), **head}
            if len(articles) < MAX_POSTS:
                articles.append(_article(element, base))
        else:
            head = {**_head(element), **head}
    return head, [article for article in articles if article[0].url]


def _head(element: Any) -> dict[str, str]:
    return {**child_texts(element), "link": _link(element)}


def _article(element: Any, base: str) -> Article:
    texts = child_texts(element)
    dates = tuple(texts[name] for name in _DATES if name in texts)
    post = Post(
        url=web_address(base, _link(element) or _permanent(element)),
        title=plain(texts.get("title", ""), MAX_TITLE),
        author=_author(element, texts),
        published=next((found for date in dates if (found := moment(date))), None),
        modified=moment(texts.get("updated", "") or texts.get("modified", "")),
        route="feed",
    )
    return post, (*dates, texts.get("updated", ""))


def _link(element: Any) -> str:
    """Return the address of the article: the text of a link (RSS), or its target (Atom)."""
    targets: dict[str, str] = {}
    for child in element:
        if local_name(child) == "link":
            written = (child.text or "").strip()
            if written:
                return written
            targets.setdefault(child.get("rel", "alternate"), child.get("href", ""))
    return targets.get("alternate", "")


def _permanent(element: Any) -> str:
    for child in element:
        if local_name(child) == "guid" and child.get("isPermaLink", "true") != "false":
            return (child.text or "").strip()
    return ""


def _author(element: Any, texts: dict[str, str]) -> str:
    """Return the name: Dublin Core, else RSS ("mail (name)"), else Atom."""
    named = [
        child_texts(child).get("name", "") for child in element if local_name(child) == "author"
    ]
    written = texts.get("creator", "") or texts.get("author", "") or next(iter(named), "")
    in_brackets = _IN_BRACKETS.match(written[:400])
    return plain(in_brackets[1] if in_brackets else written, MAX_AUTHOR)


def _offsets(articles: list[Article]) -> tuple[int, ...]:
    every = (written_offset(date) for _, dates in articles for date in dates)
    return tuple(dict.fromkeys(offset for offset in every if offset is not None))[:MAX_OFFSETS]


def _json_feed(body: bytes, base: str) -> FeedReading | None:
    try:
        feed = mapping(msgspec.json.decode(body))
    except (msgspec.DecodeError, RecursionError):
        return None
    if "jsonfeed.org" not in text(feed.get("version")):
        return None
    articles = [_json_article(item, base) for item in mappings(feed.get("items"))[:MAX_POSTS]]
    kept = [article for article in articles if article[0].url]
    return FeedReading(
        title=clean(text(feed.get("title")), MAX_TITLE),
        language=text(feed.get("language"))[:20],
        link=web_address(base, text(feed.get("home_page_url"))),
        posts=tuple(post for post, _ in kept),
        offsets=_offsets(kept),
    )


def _json_article(item: dict[str, Any], base: str) -> Article:
    authors = [*mappings(item.get("authors")), mapping(item.get("author"))]
    published = text(item.get("date_published"))
    modified = text(item.get("date_modified"))
    post = Post(
        url=web_address(base, text(item.get("url"))),
        title=plain(text(item.get("title")), MAX_TITLE),
        author=clean(text(authors[0].get("name")), MAX_AUTHOR),
        published=moment(published),
        modified=moment(modified),
        route="feed",
    )
    return post, (published, modified)
