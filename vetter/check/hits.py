"""List hits, said in words that a lawyer can stand behind: who says what, when, of which value."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from vetter.check.words import listing, quoted
from vetter.roles import Statement, note, role

if TYPE_CHECKING:
    from vetter.model import Citation, Dossier, ListHit

CLAIMS = frozenset({Statement.OPERATION, Statement.INFRASTRUCTURE, Statement.NETWORK})
"""Statements that a site is part of something hidden."""


def hits(dossier: Dossier, where: str, statements: frozenset[Statement]) -> tuple[ListHit, ...]:
    """Return the hits on that part of the dossier that make one of ``statements``."""
    return tuple(
        hit
        for hit in dossier.listed
        if hit.where == where and role(hit.role).statement in statements
    )


def told(found: tuple[ListHit, ...]) -> str:
    """Return who lists what, when and as what: one clause for up to three sources."""
    said = listing((_clause(hit) for hit in found), 3)
    notes = " ".join(dict.fromkeys(filter(None, (note(hit.operation) for hit in found))))
    return f"{said}.{' ' if notes else ''}{notes}"


def cited(found: tuple[ListHit, ...]) -> tuple[Citation, ...]:
    """Return the list rows behind the hits, and what of the outlet matched them."""
    return tuple(dict.fromkeys(citation for hit in found for citation in hit.cited))


def sureness(found: tuple[ListHit, ...]) -> float:
    """Return how much the surest hit counts: its role, and how its source vouches for it."""
    return max((role(hit.role).strength * _vouched(hit) for hit in found), default=0.0)


def when(hit: ListHit) -> str:
    """Return the date of the listing in words, or that it bears none."""
    try:
        moment = date.fromisoformat(hit.source_date)
    except ValueError:
        return hit.source_date or "undated"
    return f"{moment.day} {moment:%B %Y}"


def _vouched(hit: ListHit) -> float:
    level = hit.confidence.rpartition("-")[2]
    sure = {"high": 1.0, "medium": 0.8, "low": 0.4}.get(level, 0.6)
    return sure * (0.8 if hit.secondary else 1.0)


def _clause(hit: ListHit) -> str:
    attributed = f" (attributed there to {hit.attribution})" if hit.attribution else ""
    second = ", known here at second hand" if hit.secondary else ""
    return (
        f"{quoted(hit.source, 90)} ({when(hit)}{second}) lists {hit.value} as "
        f"{role(hit.role).title}: {hit.operation}{attributed}"
    )
