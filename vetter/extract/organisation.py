"""What structured data says of the organisation itself (https://schema.org/NewsMediaOrganization)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vetter.extract.structured import ORGANIZATION_TYPES, text, text_of, values
from vetter.model import Claim, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.extract.structured import Node, Structured

PLAIN: Final = (
    (ClaimKind.NAME, "name"),
    (ClaimKind.LEGAL_NAME, "legalName"),
    (ClaimKind.FOUNDED, "foundingDate"),
    (ClaimKind.EMAIL, "email"),
    (ClaimKind.OWNER, "parentOrganization"),
    (ClaimKind.ISSN, "issn"),
)


def read_organisation(structured: Structured) -> Iterator[Claim]:
    """Return the claims of the page's organisation objects; publishers of articles among them."""
    for node in structured.of(*ORGANIZATION_TYPES, "Person.publisher"):
        for kind, name in PLAIN:
            value = text(node, name).removeprefix("mailto:")
            if value:
                yield _claim(kind, value[:10] if kind is ClaimKind.FOUNDED else value, name)
        yield from _address(node)


def _address(node: Node) -> Iterator[Claim]:
    for address in values(node, "address"):
        if isinstance(address, str):
            yield _claim(ClaimKind.ADDRESS, text_of(address), "address")
        elif isinstance(address, dict):
            parts = [
                text(address, part)
                for part in ("streetAddress", "postalCode", "addressLocality", "addressCountry")
            ]
            if any(parts[:3]):
                yield _claim(ClaimKind.ADDRESS, ", ".join(filter(None, parts)), "address")
            if parts[2]:
                yield _claim(ClaimKind.PLACE, parts[2], "addressLocality")
            if len(parts[3]) == 2 and parts[3].isalpha():
                yield _claim(ClaimKind.COUNTRY, parts[3].upper(), "addressCountry")


def _claim(kind: ClaimKind, value: Any, name: str) -> Claim:
    return Claim(kind=kind, value=str(value), sentence=f"{name}: {value}"[:300], route="json-ld")
