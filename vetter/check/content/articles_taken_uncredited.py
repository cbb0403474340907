"""Do others' articles stand there as its own?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.taken import taken
from vetter.model import Answer, Source, clear, fired, unknown
from vetter.phrases import listing, share

if TYPE_CHECKING:
    from vetter.model import Dossier

LESS: Final = 0.7  # as sure of two as of three and more
MOST: Final = 0.6
"""The share from which on the answer has its full strength."""


def look(dossier: Dossier) -> Answer:
    """Fire where three articles, or two that are half of the sample, stood elsewhere a day before, under no credit.

    What several sites had at once, what a press service sent out and what names or links its source is
    left to `copied-articles`.
    """
    found = taken(dossier)
    if found is None:
        why = dossier.state(Source.PASSAGES).reason.rstrip(".")
        return unknown(
            f"Too few articles could be held against what stands elsewhere{f': {why}' if why else ''}."
        )
    part = share(len(found.articles), found.sample)
    before = "hours or days before" if found.hours else "a day before or more"
    told = f"{part} of the articles that were looked for stood elsewhere {before}"
    if not found.many:
        return clear(f"{told}, under no credit.")
    return fired(
        f"{told}, and name no source here: {listing(one for one, _ in found.articles)}.",
        tuple(citation for _, cited in found.articles for citation in cited)[:8],
        min(1.0, found.share / MOST) * (LESS if found.pair else 1.0),
    )
