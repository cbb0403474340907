"""What a page that has been read is for: address, machine-readable type, title and first heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.dates import is_dated_prose
from vetter.extract.fold import fold
from vetter.extract.kind import (
    exact_kind,
    looks_like_article,
    path_parts,
    policy_of_path,
    shape_of_path,
)
from vetter.extract.markup import attribute
from vetter.extract.page_title import title_parts
from vetter.extract.structured import ARTICLE_TYPES
from vetter.model import PageKind

if TYPE_CHECKING:
    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

_TYPES: Final = (
    ("AboutPage", PageKind.ABOUT),
    ("ContactPage", PageKind.CONTACT),
    ("ProfilePage", PageKind.AUTHOR),
    ("CollectionPage", PageKind.SECTION),
)


def page_kind(
    url: str, title: str, document: Document, structured: Structured, language: str
) -> PageKind:
    """Return the kind of a page; ``url`` is where it was served, ``language`` its language."""
    parts = path_parts(url)
    shape = shape_of_path(parts)
    if shape is PageKind.FRONT and not _is_queried_article(url, structured):
        return PageKind.FRONT
    named = policy_of_path(parts, language)
    if named:
        return named
    article = bool(next(structured.of(*ARTICLE_TYPES), None)) or _is_marked_article(document)
    headed = None if looks_like_article(parts) else _headed(title, document, language)
    if headed:
        return headed
    if shape and not (shape is PageKind.SECTION and article):
        return shape
    return _by_type(structured, article=article) or (
        PageKind.ARTICLE if is_dated_prose(document, language) else PageKind.OTHER
    )


def first_heading(document: Document) -> str:
    """Return the text of the first h1, or ""."""
    return next((block.text for block in document.blocks if block.tag.name == "h1"), "")


def _is_marked_article(document: Document) -> bool:
    """Return whether the page is marked as one article (https://schema.org, microdata); a list has many."""
    types = (
        attribute(tag, "itemtype")[:100] for tag, _ in document.tags if "itemtype" in tag.attrs
    )
    return sum(kind.rpartition("/")[2] in ARTICLE_TYPES for kind in types) == 1


def _headed(title: str, document: Document, language: str) -> PageKind | None:
    for text in (first_heading(document), *title_parts(title)[:3]):
        kind = exact_kind(fold(text), language)
        if kind:
            return kind
    return None


def _is_queried_article(url: str, structured: Structured) -> bool:
    # WordPress without pretty addresses: /?p=123, /?page_id=2
    return "?" in url and (
        structured.first("og:type").lower() == "article"
        or bool(next(structured.of(*ARTICLE_TYPES), None))
    )


def _by_type(structured: Structured, *, article: bool) -> PageKind | None:
    if article:
        return PageKind.ARTICLE
    for name, kind in _TYPES:
        if next(structured.of(name), None):
            return kind
    if structured.first("og:type").lower() in ("article", "news.article", "newsarticle"):
        return PageKind.ARTICLE
    if structured.first("article:published_time"):
        return PageKind.ARTICLE
    return None
