"""Who signed an article: structured data, then meta elements, then markup, then the words "by …" or the day beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from bs4 import Tag
from bs4.element import NavigableString

from vetter.extract.fold import clean, fold
from vetter.extract.headline import lineage, nearest_first
from vetter.extract.markup import attribute, below, is_text, short_text
from vetter.extract.names import desk, leading_name, nobody, person_name
from vetter.extract.structured import (
    ARTICLE_TYPES,
    page_fields,
    text,
    text_of,
    types_of,
    values,
)
from vetter.extract.vocabulary import spoken
from vetter.extract.written_date import written_date
from vetter.model import LinkPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

MAX_AUTHORS: Final = 20
MAX_LINE: Final = 160  # characters of a line that can be a byline
MAX_SIGNING: Final = 400  # elements that look like signatures; pages have one for every comment
_TOGETHER: Final = 4  # elements above one signature in which another belongs to it
_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:byline|byl|author|authors|autor|auteur|autore|writer|post-author|entry-author|"
    r"article-author|author-name|article__author|article__byline|post__author|c-byline|vcard|fn)"
    r"(?:$|[\s_-]{1,2}(?:name|link|names|text|wrap|info|item|list)(?:$|\s)|\s)"
)
_NO_NAMES: Final = re.compile(
    r"bio|avatar|image|photo|caption|box|social|follow|related|comment|widget|more|desc"
)
_SPLIT: Final = re.compile(r"\s*[,;/&|•·]\s*|\s+[-\u2013\u2014]\s+")
_MARKED_OFF: Final = re.compile(r"\s*[/|•·]\s*|\s+[-\u2013\u2014]\s+")
_HANDLE: Final = re.compile(r"(?:^|\s)@\w{1,40}")
_STARTS: Final = 40  # blocks after the headline in which "By …" is looked for
_DESK: Final = 5  # words of a desk's name
_BESIDE: Final = 4  # the same in which a name stands beside the day


def read_authors(
    document: Document, structured: Structured, language: str, site_name: str
) -> tuple[str, ...]:
    """Return the persons named as authors of the page, as written, each once.

    Bylines that name nobody ("Admin", "Redaktion", the outlet's own name) are left out.
    """
    for route in (_from_json, _from_meta, _from_markup, _from_words, _beside_date):
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
    for name in page_fields()["authors"]:
        for value in structured.meta.get(name, ()):
            if not value.startswith(("http:", "https:", "//", "@")):
                yield value


def _from_markup(document: Document, _: Structured, language: str) -> Iterator[str]:
    """Yield what the signature nearest to the headline says, and those that stand together with it."""
    signing = [tag for tag, place in document.tags if _can_sign(tag, place) and _is_author(tag)]
    near: set[int] = set()
    for tag in nearest_first(document, signing[:MAX_SIGNING])[:MAX_AUTHORS]:
        around = {id(above) for above in lineage(tag, _TOGETHER)}
        if near and near.isdisjoint(around):
            continue
        parts = _signed(tag, language)
        if parts and not near:
            near = around
        yield from parts


def _can_sign(tag: Tag, place: LinkPlace) -> bool:
    return (
        place is not LinkPlace.FOOTER
        and bool(tag.attrs)
        and tag.name not in ("html", "body", "img", "meta")
    )


def _is_author(tag: Tag) -> bool:
    if "author" in attribute(tag, "rel").lower().split():
        return True
    if attribute(tag, "itemprop").lower() in ("author", "creator"):
        return True
    names = f"{attribute(tag, 'class')[:200]} {attribute(tag, 'data-testid')[:60]}".lower()
    return bool(_NAMES.search(names)) and not _NO_NAMES.search(names)


def _signed(tag: Tag, language: str) -> tuple[str, ...]:
    """Return the parts of a signature that name persons; a long text is none.

    What stands in elements of its own is a part: "Jane Doe" and "Science reporter" are not one name.
    """
    parts: list[str] = []
    for child in below(tag):
        if isinstance(child, Tag) and attribute(child, "itemprop").lower() == "name":
            return (attribute(child, "content") or short_text(child, MAX_LINE),)
        if isinstance(child, NavigableString) and is_text(child):
            parts.append(clean(child, MAX_LINE))
    line = " ".join(parts)
    if len(line) > MAX_LINE:
        return ()
    for told in (parts, [line]):
        named = tuple(part for part in told if next(_persons(part, language, ""), ""))
        if named:
            return named
    return ()


def _from_words(document: Document, _: Structured, language: str) -> Iterator[str]:
    """Yield lines near the headline that begin with "by"."""
    starts = _by_words(language)
    body = [block for block in document.blocks if block.place is not LinkPlace.FOOTER]
    headline = next((n for n, block in enumerate(body) if block.tag.name == "h1"), 0)
    for block in body[headline : headline + _STARTS]:
        folded = fold(block.text[:MAX_LINE])
        if len(block.text) <= MAX_LINE and folded.startswith(starts):
            yield block.text


def _beside_date(document: Document, _: Structured, language: str) -> Iterator[str]:
    """Yield the name that stands with the day in one short line below the headline: "Jane Doe · 8 May 2021"."""
    body = [block for block in document.blocks if block.place is not LinkPlace.FOOTER]
    headline = next((n for n, block in enumerate(body) if block.tag.name == "h1"), None)
    if headline is None:
        return
    for block in body[headline + 1 : headline + 1 + _BESIDE]:
        parts = _MARKED_OFF.split(block.text) if len(block.text) <= MAX_LINE else []
        if len(parts) > 1 and any(written_date(part, language) for part in parts):
            # The first of them: what follows may be the name of a section.
            yield next((part for part in parts if person_name(part)), "")
            return


def _by_words(language: str) -> tuple[str, ...]:
    return tuple(f"{fold(word)} " for one in spoken(language) for word in one.byline.by)


def _persons(raw: str, language: str, site_name: str) -> Iterator[str]:
    raw = _without_by(_HANDLE.sub("", clean(raw, MAX_LINE)), language)
    joined = _and(language)
    for piece in joined.split(raw) if joined else [raw]:
        for part in _SPLIT.split(piece):
            said = _without_by(part, language)
            name = person_name(said) or _leading(said, language)
            if name and not nobody(name, language) and fold(name) != fold(site_name):
                yield name


def _leading(line: str, language: str) -> str:
    """Return the name with which a line begins, unless it is a desk of two words and more that does: "Ban Thời sự 8:15"."""
    parts = line.split()[:_DESK]
    if any(desk(" ".join(parts[:size]), language) for size in range(2, len(parts) + 1)):
        return ""
    return leading_name(line)


def _without_by(line: str, language: str) -> str:
    """Return a line without a leading "by", as often as one stands there."""
    for length, word in _before_names(language):
        rest = line[length:]
        if rest[:1] in (" ", ":", "\u00a0", "\uff1a") and line[:length].casefold() == word:
            return rest.lstrip(" :\u00a0\uff1a")
    return line


@lru_cache(maxsize=64)
def _before_names(language: str) -> tuple[tuple[int, str], ...]:
    """Return the words for "by" in small letters, each with its length as written, the longest of a language first."""
    return tuple(
        (len(word), word.casefold())
        for one in spoken(language)
        for word in sorted(one.byline.by, key=len, reverse=True)
    )


@lru_cache(maxsize=64)
def _and(language: str) -> re.Pattern[str] | None:
    joined = "|".join(re.escape(word) for one in spoken(language) for word in one.byline.and_)
    return re.compile(rf"\s+(?:{joined})\s+", re.IGNORECASE) if joined else None
