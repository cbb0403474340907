"""Is a piece to be written on trial and for nothing?"""

from __future__ import annotations

from vetter.check.offer_terms import nothing_said, said, sentences
from vetter.model import Answer, Dossier, TermKind, fired


def look(dossier: Dossier) -> Answer:
    """Fire where a message asks for a test article and says that it is not paid."""
    terms = said(dossier, TermKind.UNPAID_TEST)
    if terms:
        return fired("A message asks for an unpaid test article.", sentences(dossier, terms))
    return nothing_said(dossier)
