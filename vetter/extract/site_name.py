"""What a page calls its outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vetter.domains import host_of
from vetter.extract.called_after import resembles
from vetter.extract.fold import clean
from vetter.extract.kind import path_parts
from vetter.extract.links import link_text
from vetter.extract.markup import attribute
from vetter.extract.structured import ARTICLE_TYPES, ORGANIZATION_TYPES, text, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

MAX_NAME: Final = 100
MAX_HOME_LINKS: Final = 20
_BETWEEN: Final = re.compile(
    r"\s?[|\u00bb\u00ab\u2022\u00b7]\s?|\s?[-\u2013\u2014:/~]{1,2}\s|\s\(|\)"
)


def read_site_name(document: Document, structured: Structured, title: str) -> str:
    """Return the name that the page gives its outlet, or "".

    First what it tells machines, then the part of its title, or the text of a link to its front
    page, that resembles the host.
    """
    return next((name for name in _names(document, structured, title) if name), "")


def _names(document: Document, structured: Structured, title: str) -> Iterator[str]:
    yield clean(structured.first("og:site_name"), MAX_NAME)
    for node in structured.of("WebSite", "NewsMediaOrganization"):
        yield text(node, "name", MAX_NAME)
    host = host_of(document.url).removeprefix("www.")
    yield next((part for part in _title_ends(title) if resembles(part, host)), "")
    for node in structured.of(*ARTICLE_TYPES):
        for publisher in values(node, "publisher"):
            if isinstance(publisher, dict):
                yield text(publisher, "name", MAX_NAME)
    yield clean(structured.first("application-name", "apple-mobile-web-app-title"), MAX_NAME)
    for node in structured.of(*ORGANIZATION_TYPES):
        yield text(node, "name", MAX_NAME)
    links = (part for text in _home_links(document) for part in _title_ends(text))
    yield next((part for part in links if resembles(part, host)), "")


def _title_ends(title: str) -> list[str]:
    parts = [part.strip() for part in _BETWEEN.split(title[:300]) if part.strip()]
    return [*parts[::-1], title.strip()]


def _home_links(document: Document) -> Iterator[str]:
    host = host_of(document.url)
    homes = 0
    for tag, _ in document.placed("a"):
        url = document.absolute(attribute(tag, "href"))
        if url and not path_parts(url) and host_of(url) == host and homes < MAX_HOME_LINKS:
            homes += 1
            yield link_text(tag)
