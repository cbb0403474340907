"""Are identity papers or bank details asked for before anything is agreed?"""

from __future__ import annotations

from vetter.check.offer_terms import early_documents, nothing_said, said, sentences
from vetter.model import Answer, Dossier, TermKind, clear, fired

BANK_ONLY = 0.5


def look(dossier: Dossier) -> Answer:
    """Fire where they are asked for with no contract spoken of and no work taken; less for an account number."""
    early = early_documents(dossier)
    if early:
        values = {term.value for term in early}
        if "login" in values:
            told = "A message asks for what opens an account, or for a picture of you with your papers."
        elif "identity" in values:
            told = "A message asks for identity papers before anything is agreed."
        else:
            told = "A message asks for bank details before anything is agreed."
        strength = BANK_ONLY if values == {"bank"} else 1.0
        return fired(told, sentences(dossier, early), strength)
    if said(dossier, TermKind.DOCUMENTS):
        return clear("They are asked for after a contract was spoken of or work was taken.")
    return nothing_said(dossier)
