"""What a page calls its outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.fold import clean
from vetter.extract.structured import ARTICLE_TYPES, ORGANIZATION_TYPES, text, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.structured import Structured

MAX_NAME: Final = 100


def read_site_name(structured: Structured) -> str:
    """Return the name that the page gives its outlet in OpenGraph, JSON-LD or meta elements, or ""."""
    return next((name for name in _names(structured) if name), "")


def _names(structured: Structured) -> Iterator[str]:
    yield clean(structured.first("og:site_name"), MAX_NAME)
    for node in structured.of("WebSite", "NewsMediaOrganization"):
        yield text(node, "name", MAX_NAME)
    for node in structured.of(*ARTICLE_TYPES):
        for publisher in values(node, "publisher"):
            if isinstance(publisher, dict):
                yield text(publisher, "name", MAX_NAME)
    yield clean(structured.first("application-name", "apple-mobile-web-app-title"), MAX_NAME)
    for node in structured.of(*ORGANIZATION_TYPES):
        yield text(node, "name", MAX_NAME)
