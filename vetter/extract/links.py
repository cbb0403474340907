"""Where a page points: links with their texts and places, assets, feeds, the icon."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bs4 import Tag

from vetter.domains import host_of
from vetter.extract.fold import clean
from vetter.extract.markup import attribute, below, short_text
from vetter.model import Link, LinkPlace

if TYPE_CHECKING:
    from vetter.extract.markup import Document

MAX_LINKS: Final = 2_000
_LOOKED_AT: Final = 3_000  # links from either end of the page; no honest page came near
MAX_TEXT: Final = 200
MAX_FEEDS: Final = 20
MAX_ASSETS: Final = 200  # hosts
_FEED_TYPES: Final = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
)
_PREFERENCE: Final = {LinkPlace.FOOTER: 0, LinkPlace.MENU: 1, LinkPlace.BODY: 2}


def read_links(document: Document) -> tuple[Link, ...]:
    """Return the links in document order, each address with each text once.

    When there are too many, those in menus and footers come before those in the body: they lead
    to what the outlet says about itself.
    """
    found: dict[tuple[str, str], Link] = {}
    anchors = [*document.placed("a"), *document.placed("area")]
    if len(anchors) > 2 * _LOOKED_AT:
        anchors = [*anchors[:_LOOKED_AT], *anchors[-_LOOKED_AT:]]
    for tag, place in anchors:
        url = document.absolute(attribute(tag, "href"))
        if url:
            text = link_text(tag)
            rel = clean(attribute(tag, "rel").lower(), 60)
            found.setdefault((url, text), Link(url, text, place, rel))
    links = list(found.values())
    if len(links) > MAX_LINKS:
        kept = {
            id(link) for link in sorted(links, key=lambda link: _PREFERENCE[link.place])[:MAX_LINKS]
        }
        links = [link for link in links if id(link) in kept]
    return tuple(links)


def link_text(tag: Tag) -> str:
    """Return what is clicked: the text, else the label, the title, or the text of the picture."""
    text = short_text(tag, MAX_TEXT)
    if not text:
        text = attribute(tag, "aria-label") or attribute(tag, "title") or _picture_text(tag)
    return clean(text, MAX_TEXT)


def _picture_text(tag: Tag) -> str:
    pictures = (node for node in below(tag) if isinstance(node, Tag) and node.name == "img")
    return next((attribute(picture, "alt") for picture in pictures if picture.get("alt")), "")


def read_assets(document: Document) -> tuple[tuple[str, int], ...]:
    """Return the hosts of images, scripts, styles and frames with how often they occur."""
    hosts: Counter[str] = Counter()
    for tag in document.named("img", "script", "iframe", "source", "video", "audio", "embed"):
        hosts[host_of(document.absolute(attribute(tag, "src") or attribute(tag, "data-src")))] += 1
    for tag in document.named("link"):
        if set(attribute(tag, "rel").lower().split()) & {
            "stylesheet",
            "icon",
            "preload",
            "shortcut",
        }:
            hosts[host_of(document.absolute(attribute(tag, "href")))] += 1
    del hosts[""]
    return tuple(hosts.most_common(MAX_ASSETS))


def read_feeds(document: Document) -> tuple[str, ...]:
    """Return the addresses of the feeds that the page announces."""
    found = (
        document.absolute(attribute(tag, "href"))
        for tag in document.named("link", "a")
        if attribute(tag, "type").lower().split(";")[0].strip() in _FEED_TYPES
    )
    return tuple(dict.fromkeys(url for url in found if url))[:MAX_FEEDS]


def read_icon(document: Document) -> str:
    """Return the address of the icon that the page names, or ""."""
    for wanted in ({"icon"}, {"apple-touch-icon"}):
        for tag in document.named("link"):
            if wanted & set(attribute(tag, "rel").lower().split()):
                url = document.absolute(attribute(tag, "href"))
                if url:
                    return url
    return ""


def read_canonical(document: Document, og_url: str) -> str:
    """Return the address under which the page wants to be known, or ""."""
    for tag in document.named("link"):
        if "canonical" in attribute(tag, "rel").lower().split():
            url = document.absolute(attribute(tag, "href"))
            if url:
                return url
    return document.absolute(og_url)
