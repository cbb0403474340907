"""The list hits that a check asks about, and how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.roles import Statement, role

if TYPE_CHECKING:
    from vetter.model import Citation, Dossier, ListHit

CLAIMS: Final = frozenset({Statement.OPERATION, Statement.INFRASTRUCTURE, Statement.NETWORK})
"""Statements that a site is part of something hidden."""


def hits(dossier: Dossier, where: str, statements: frozenset[Statement]) -> tuple[ListHit, ...]:
    """Return the hits on that part of the dossier that make one of ``statements``.

    Entries of the person's own lists are shown beside the signs, but are none: nobody has checked them.
    """
    return tuple(
        hit
        for hit in dossier.listed
        if hit.where == where and not hit.private and role(hit.role).statement in statements
    )


def cited(found: tuple[ListHit, ...]) -> tuple[Citation, ...]:
    """Return the list rows behind the hits, and what of the outlet matched them."""
    return tuple(dict.fromkeys(citation for hit in found for citation in hit.cited))


def sureness(found: tuple[ListHit, ...]) -> float:
    """Return how much the surest hit counts: its role, and how its source vouches for it."""
    return max((role(hit.role).strength * _vouched(hit) for hit in found), default=0.0)


def _vouched(hit: ListHit) -> float:
    level = hit.confidence.rpartition("-")[2]
    sure = {"high": 1.0, "medium": 0.8, "low": 0.4}.get(level, 0.6)
    return sure * (0.8 if hit.secondary else 1.0)
