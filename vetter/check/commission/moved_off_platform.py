"""Is the talk to go on elsewhere than where it began?"""

from __future__ import annotations

from vetter.check.offer_terms import nothing_said, said, sentences
from vetter.model import Answer, Dossier, TermKind, fired


def look(dossier: Dossier) -> Answer:
    """Fire where a message asks to leave a platform, or to go on in a messenger."""
    terms = said(dossier, TermKind.OFF_PLATFORM)
    if terms:
        return fired("A message asks to go on elsewhere.", sentences(dossier, terms))
    return nothing_said(dossier)
