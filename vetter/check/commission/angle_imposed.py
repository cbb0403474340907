"""Is it laid down beforehand what the piece has to say?"""

from __future__ import annotations

from vetter.check.offer_terms import conduct, noted, nothing_said, said, sentences
from vetter.model import Answer, Dossier, Edits, TermKind, fired


def look(dossier: Dossier) -> Answer:
    """Fire on a conclusion, talking points or a finished text, or on edits that turned the meaning around."""
    terms = said(dossier, TermKind.ANGLE)
    if terms:
        told = "A message lays down what the piece has to say."
        return fired(told, sentences(dossier, terms))
    if conduct(dossier).edits is Edits.MEANING:
        told = "The text was changed to say something else, and nobody asked you, as you noted."
        return fired(told, noted(dossier, f"edits: {Edits.MEANING.value}"))
    return nothing_said(dossier)
