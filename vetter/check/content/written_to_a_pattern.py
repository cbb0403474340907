"""Do most of its articles look like one text with other numbers and names filled in?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.patterns import patterned
from vetter.check.signed import somebody
from vetter.model import Answer, Citation, clear, fired, unknown
from vetter.phrases import quoted, share

if TYPE_CHECKING:
    from vetter.model import Dossier

SIGNED: Final = 0.5  # as sure where somebody signs or answers for it


def look(dossier: Dossier) -> Answer:
    """Fire where half of the articles or more consist of sentences that others have with other numbers or names.

    Registers, prices and results are told like that everywhere; of a whole paper they are rare, and
    rarer where nobody signs.
    """
    found = patterned(dossier)
    if found is None:
        return unknown("Too few articles could be read to tell whether they are one text.")
    told = f"{share(len(found.made), found.read)} of the articles that were read are told in the sentences of another one"
    if not found.most:
        return clear(f"{told}.")
    return fired(
        f"{told}, with other numbers and names: {quoted(found.example, 140)}.",
        tuple(Citation(page.record, page.title) for page in found.made[:6]),
        SIGNED if somebody(dossier) else 1.0,
    )
