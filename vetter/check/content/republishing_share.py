"""Is most of what it publishes taken over from others, agencies aside?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.copies import agency_credits, canonical_elsewhere, foreign_credits
from vetter.check.looked import articles
from vetter.model import Answer, Citation, clear, fired, unknown
from vetter.phrases import share

if TYPE_CHECKING:
    from vetter.model import Dossier

ENOUGH: Final = 5
MOST: Final = 0.7


def look(dossier: Dossier) -> Answer:
    """Fire where seven in ten articles are other outlets' work; credited agency copy is normal."""
    read = articles(dossier)
    if len(read) < ENOUGH:
        return unknown("Too few articles could be read to tell how much is its own.")
    taken = [p for p in read if canonical_elsewhere(p, dossier) or foreign_credits(p)]
    agency = [p for p in read if p not in taken and agency_credits(p)]
    if len(taken) >= MOST * len(read):
        return fired(
            f"{share(len(taken), len(read))} of the articles that were read are other outlets' work.",
            tuple(Citation(p.record, (p.credits or (p.canonical,))[0]) for p in taken[:6]),
        )
    if agency:
        return clear(
            f"{share(len(agency), len(read))} of the articles are credited to news agencies, as is normal.",
            tuple(Citation(page.record, page.credits[0]) for page in agency[:3]),
        )
    return clear(f"{share(len(taken), len(read))} of the articles that were read are others' work.")
