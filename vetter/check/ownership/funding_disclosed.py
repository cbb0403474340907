"""Does it say where its money comes from?"""

from __future__ import annotations

from typing import Final

from vetter.check.looked import absent
from vetter.model import Answer, Citation, ClaimKind, Dossier, PageKind, fired
from vetter.phrases import quoted

FEWEST: Final = 3
"""Words of a statement."""

_SPACELESS: Final = "\u2e80"  # from here on scripts put no spaces between words


def look(dossier: Dossier) -> Answer:
    """Fire on a statement about its money, a state's included, or on a page for it."""
    every = dossier.claims(ClaimKind.FUNDING, ClaimKind.STATE_FUNDED)
    said = [fact for fact in every if _tells(fact.value.sentence)]
    if said:
        return fired(f"It says of its money: {quoted(said[0].value.sentence, 160)}", said[0].cited)
    for page in dossier.read_pages(PageKind.FUNDING):
        return fired(f"It has a page about its money: {page.url}", (Citation(page.record),))
    return absent(dossier, "None of the pages that were read says where its money comes from.")


def _tells(sentence: str) -> bool:
    """Return whether it is more than the name of a page: "Subscriptions"."""
    return len(sentence.split()) >= FEWEST or any(c > _SPACELESS for c in sentence)
