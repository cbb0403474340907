"""Who signed an article: structured data, then meta elements, then markup, then the words "by …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from bs4 import Tag

from vetter.extract.fold import clean, fold
from vetter.extract.markup import attribute, below, short_text
from vetter.extract.names import nobody, person_name
from vetter.extract.structured import ARTICLE_TYPES, text, text_of, types_of, values
from vetter.extract.vocabulary import spoken
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

MAX_AUTHORS: Final = 20
MAX_LINE: Final = 160  # characters of a line that can be a byline
_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:byline|byl|author|authors|autor|auteur|autore|writer|post-author|entry-author|"
    r"article-author|author-name|article__author|article__byline|post__author|c-byline|vcard|fn)"
    r"(?:$|[\s_-]{1,2}(?:name|link|names|text|wrap|info|item|list)(?:$|\s)|\s)"
)
_NO_NAMES: Final = re.compile(
    r"bio|avatar|image|photo|box|social|follow|related|comment|widget|more|desc"
)
_SPLIT: Final = re.compile(r"\s*[,;/&|•·]\s*|\s+[\u2013\u2014]\s+")
_STARTS: Final = 40  # blocks after the headline in which "By …" is looked for


def read_authors(
    document: Document, structured: Structured, language: str, site_name: str
) -> tuple[str, ...]:
    """Return the persons named as authors of the page, as written, each once.

    Bylines that name nobody ("Admin", "Redaktion", the outlet's own name) are left out.
    """
    for route in (_from_json, _from_meta, _from_markup, _from_words):
        found: dict[str, str] = {}
        for raw in route(document, structured, language):
            for name in _persons(raw, language, site_name):
                found.setdefault(fold(name), name)
        if found:
            return tuple(found.values())[:MAX_AUTHORS]
    return ()


def _from_json(_: Document, structured: Structured, __: str) -> Iterator[str]:
    people = {node.get("@id"): node for node in structured.of("Person") if text(node, "name")}
    for node in structured.of(*ARTICLE_TYPES):
        for author in values(node, "author") + values(node, "creator"):
            yield _author_name(author, people)


def _author_name(author: Any, people: dict[Any, Any]) -> str:
    if not isinstance(author, dict):
        return text_of(author)
    if "Organization" in types_of(author) or "NewsMediaOrganization" in types_of(author):
        return ""
    own = text(author, "name")
    reference = author.get("@id")
    if not own and isinstance(reference, str) and reference in people:
        own = text(people[reference], "name")
    return own


def _from_meta(_: Document, structured: Structured, __: str) -> Iterator[str]:
    for name in (
        "author",
        "article:author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
        "parsely-author",
        "cxenseparse:author",
        "citation_author",
        "twitter:creator:name",
    ):
        for value in structured.meta.get(name, ()):
            if not value.startswith(("http:", "https:", "//", "@")):
                yield value


def _from_markup(document: Document, _: Structured, __: str) -> Iterator[str]:
    seen = 0
    for tag, place in document.tags:
        if (
            place is LinkPlace.FOOTER
            or not tag.attrs
            or tag.name in ("html", "body", "img", "meta")
        ):
            continue
        if _is_author(tag):
            seen += 1
            yield _signed(tag)
        if seen >= MAX_AUTHORS:
            return


def _is_author(tag: Tag) -> bool:
    if "author" in attribute(tag, "rel").lower().split():
        return True
    if attribute(tag, "itemprop").lower() in ("author", "creator"):
        return True
    names = f"{attribute(tag, 'class')[:200]} {attribute(tag, 'data-testid')[:60]}".lower()
    return bool(_NAMES.search(names)) and not _NO_NAMES.search(names)


def _signed(tag: Tag) -> str:
    """Return the name in an element that signs; a long text is no byline."""
    for child in below(tag):
        if isinstance(child, Tag) and attribute(child, "itemprop").lower() == "name":
            return attribute(child, "content") or short_text(child, MAX_LINE)
    line = short_text(tag, MAX_LINE + 1)
    return line if len(line) <= MAX_LINE else ""


def _from_words(document: Document, _: Structured, language: str) -> Iterator[str]:
    """Yield lines near the headline that begin with "by"."""
    starts = _by_words(language)
    body = [block for block in document.blocks if block.place is not LinkPlace.FOOTER]
    headline = next((n for n, block in enumerate(body) if block.tag.name == "h1"), 0)
    for block in body[headline : headline + _STARTS]:
        folded = fold(block.text[:MAX_LINE])
        if len(block.text) <= MAX_LINE and folded.startswith(starts):
            yield block.text


def _by_words(language: str) -> tuple[str, ...]:
    return tuple(f"{fold(word)} " for one in spoken(language) for word in one.byline.by)


def _persons(raw: str, language: str, site_name: str) -> Iterator[str]:
    raw = _without_by(clean(raw, MAX_LINE), language)
    joined = "|".join(re.escape(word) for one in spoken(language) for word in one.byline.and_)
    for piece in re.split(rf"\s+(?:{joined})\s+", raw, flags=re.IGNORECASE) if joined else [raw]:
        for part in _SPLIT.split(piece):
            name = person_name(_without_by(part, language))
            if name and not nobody(name, language) and fold(name) != fold(site_name):
                yield name


def _without_by(line: str, language: str) -> str:
    """Return a line without a leading "by", as often as one stands there."""
    for one in spoken(language):
        for word in sorted(one.byline.by, key=len, reverse=True):
            start = line[: len(word)].casefold()
            rest = line[len(word) :]
            if start == word.casefold() and rest[:1] in (" ", ":", "\u00a0", "\uff1a"):
                return rest.lstrip(" :\u00a0\uff1a")
    return line
