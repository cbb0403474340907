"""Is the writer to pay something first?"""

from __future__ import annotations

from vetter.check.offer_terms import nothing_said, said, sentences
from vetter.model import Answer, Dossier, TermKind, fired


def look(dossier: Dossier) -> Answer:
    """Fire on a fee, a deposit or a purchase that comes before the work."""
    terms = said(dossier, TermKind.ADVANCE_FEE)
    if terms:
        return fired("A message asks you to pay something first.", sentences(dossier, terms))
    return nothing_said(dossier)
