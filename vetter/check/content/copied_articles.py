"""Did many of its articles stand elsewhere first?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.copies import (
    agency_credits,
    canonical_elsewhere,
    foreign_credits,
    stood_earlier,
)
from vetter.check.looked import articles
from vetter.model import Answer, Citation, clear, fired, unknown
from vetter.phrases import listing, quoted, share

if TYPE_CHECKING:
    from vetter.model import Dossier, Page

ENOUGH: Final = 4
FEWEST: Final = 3
MANY: Final = 0.3


def look(dossier: Dossier) -> Answer:
    """Fire where three articles and three in ten stood elsewhere first: as they say, or as was met."""
    read = articles(dossier)
    if len(read) < ENOUGH:
        return unknown("Too few articles could be read to tell whether they are its own.")
    copied = [(page, said) for page in read if (said := _elsewhere(page, dossier))]
    if len(copied) >= FEWEST and len(copied) >= MANY * len(read):
        return fired(
            f"{share(len(copied), len(read))} of the articles that were read stood elsewhere first: "
            f"{listing(said for _, said in copied)}.",
            (*(Citation(page.record, said) for page, said in copied[:6]), *_met(copied, dossier)),
            min(1.0, len(copied) / len(read) / 0.6),
        )
    if copied:
        return clear(f"{share(len(copied), len(read))} of the articles are taken from elsewhere.")
    return clear(
        f"None of the {len(read)} articles that were read is seen to have stood elsewhere first."
    )


def _elsewhere(page: Page, dossier: Dossier) -> str:
    site = canonical_elsewhere(page, dossier)
    if site:
        return site
    if credited := foreign_credits(page):
        return quoted(credited[0], 60)
    earlier = None if agency_credits(page) else stood_earlier(page, dossier)
    return earlier.theirs if earlier else ""


def _met(copied: list[tuple[Page, str]], dossier: Dossier) -> tuple[Citation, ...]:
    earlier = [one for page, _ in copied[:6] if (one := stood_earlier(page, dossier))]
    return tuple(one.cited[0] for one in earlier if one.cited)
