"""What a page says to machines: JSON-LD (with @graph), OpenGraph and other meta elements.

JSON-LD: https://www.w3.org/TR/json-ld11/ read as plain nested objects, which is how sites write it;
https://schema.org names the types. OpenGraph: https://ogp.me.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from vetter.data import read_toml
from vetter.extract.fold import clean
from vetter.extract.markup import attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.markup import Document

MAX_BLOCKS: Final = 40
MAX_BLOCK: Final = 400_000  # characters
MAX_NODES: Final = 3_000
MAX_VALUE: Final = 2_000
_WRAPPING: Final = re.compile(
    r"^\s{0,99}(?://\s{0,9})?(?:<!--|<!\[CDATA\[)|(?://\s{0,9})?(?:-->|\]\]>)\s{0,99}$"
)

ARTICLE_TYPES: Final = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "LiveBlogPosting",
        "Report",
        "ScholarlyArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "TechArticle",
        "SocialMediaPosting",
    ]
)
ORGANIZATION_TYPES: Final = frozenset(
    [
        "Organization",
        "NewsMediaOrganization",
        "Corporation",
        "NGO",
        "LocalBusiness",
        "OnlineBusiness",
        "Periodical",
        "Newspaper",
        "NewsAgency",
        "RadioStation",
        "TelevisionStation",
        "EducationalOrganization",
        "GovernmentOrganization",
        "BroadcastService",
    ]
)

Node = dict[str, Any]


@dataclass(slots=True)
class Structured:
    """All JSON-LD objects of a page, outer ones first, and its meta elements by lower-case name."""

    nodes: list[Node] = field(default_factory=list)
    meta: dict[str, list[str]] = field(default_factory=dict)

    def of(self, *types: str) -> Iterator[Node]:
        """Return the objects of the given types."""
        wanted = frozenset(types)
        return (node for node in self.nodes if wanted & types_of(node))

    def first(self, *names: str) -> str:
        """Return the first meta value under one of the names, tried in order."""
        return next((value for name in names for value in self.meta.get(name, ())), "")


@cache
def page_fields() -> dict[str, tuple[str, ...]]:
    """Return the names of meta elements by what they tell, those that are surest first."""
    return {field: tuple(names) for field, names in read_toml("page-fields.toml").items()}


def read_structured(document: Document) -> Structured:
    """Return everything the page says to machines; broken JSON is passed over."""
    found = Structured()
    for tag in document.named("meta"):
        name = attribute(tag, "property") or attribute(tag, "name") or attribute(tag, "itemprop")
        name = name or attribute(tag, "http-equiv")
        value = clean(attribute(tag, "content"), MAX_VALUE)
        if name and value:
            found.meta.setdefault(name.strip().lower()[:100], []).append(value)
    blocks = 0
    for tag in document.named("script"):
        if "ld+json" in attribute(tag, "type").lower() and blocks < MAX_BLOCKS:
            blocks += 1
            _collect(_load("".join(str(part) for part in tag.contents)), found.nodes)
    return found


def types_of(node: Node) -> frozenset[str]:
    """Return the types of an object without their prefix."""
    kinds = node.get("@type", ())
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(kind.rsplit("/", 1)[-1] for kind in kinds if isinstance(kind, str))


def values(node: Node, name: str) -> list[Any]:
    """Return a property as a list, whether it was written as one or not."""
    value = node.get(name)
    if value is None:
        return []
    return value[:200] if isinstance(value, list) else [value]


def text_of(value: Any, limit: int = 200) -> str:
    """Return a value as text: a string, a number, or the name of an object."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("url") or value.get("@id")
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str):
        return clean(unescape(value[: limit * 4]), limit)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def text(node: Node, name: str, limit: int = 200) -> str:
    """Return a property of an object as text, "" if it has none."""
    return text_of(node.get(name), limit)


def _load(raw: str) -> Any:
    raw = _WRAPPING.sub("", raw[:MAX_BLOCK].strip()).strip()
    raw = _WRAPPING.sub("", raw).strip().rstrip(";")
    try:
        return json.loads(raw, strict=False)
    except (ValueError, RecursionError):
        return None


def _collect(value: Any, nodes: list[Node]) -> None:
    """Add every object below ``value``, breadth first, outer ones before inner ones."""
    waiting = [value]
    for item in waiting:
        if len(waiting) > MAX_NODES * 4 or len(nodes) >= MAX_NODES:
            return
        if isinstance(item, list):
            waiting.extend(item[:1000])
        elif isinstance(item, dict):
            if "@type" in item:
                nodes.append(item)
            waiting.extend(v for v in item.values() if isinstance(v, (dict, list)))
