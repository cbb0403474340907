"""Pages about the outlet that its structured data name (schema.org, NewsMediaOrganization)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vetter.extract.structured import ORGANIZATION_TYPES, text_of, values
from vetter.model import Link, LinkPlace

if TYPE_CHECKING:
    from vetter.extract.markup import Document
    from vetter.extract.structured import Structured

PROPERTIES: Final = (
    "publishingPrinciples",
    "masthead",
    "ownershipFundingInfo",
    "correctionsPolicy",
    "ethicsPolicy",
    "diversityPolicy",
    "actionableFeedbackPolicy",
    "missionCoveragePrioritiesPolicy",
    "unnamedSourcesPolicy",
    "verificationFactCheckingPolicy",
)
MAX_LINKS: Final = 20


def policy_links(document: Document, structured: Structured) -> tuple[Link, ...]:
    """Return what the outlet's properties lead to; the relation of each is the property's name."""
    found: dict[Link, None] = {}
    for node in structured.of(*ORGANIZATION_TYPES):
        for name in PROPERTIES:
            for value in values(node, name)[:MAX_LINKS]:
                url = document.absolute(_address(value))
                if url:
                    found.setdefault(Link(url, "", LinkPlace.FOOTER, name.lower()))
    return tuple(found)[:MAX_LINKS]


def _address(value: Any) -> str:
    """Return an address, or that of the page that a value describes."""
    if isinstance(value, dict):
        return text_of(value.get("url") or value.get("@id"), 2_000)
    return text_of(value, 2_000) if "/" in text_of(value) else ""
