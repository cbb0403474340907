"""Is the writer to pay something first?"""

from __future__ import annotations

from typing import Final

from vetter.check.offer_terms import nothing_said, said, sentences
from vetter.model import Answer, Dossier, TermKind, fired

PUBLICATION: Final = 0.45
"""Scholarly journals with open access charge their authors, and say so."""


def look(dossier: Dossier) -> Answer:
    """Fire on a fee, a deposit or a purchase that comes before the work; less on a charge for publication."""
    terms = said(dossier, TermKind.ADVANCE_FEE)
    if terms:
        only_publication = all(term.value == "publication" for term in terms)
        return fired(
            "A message asks you to pay for being published."
            if only_publication
            else "A message asks you to pay something first.",
            sentences(dossier, terms),
            PUBLICATION if only_publication else 1.0,
        )
    return nothing_said(dossier)
