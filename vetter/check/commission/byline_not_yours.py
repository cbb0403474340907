"""Is the piece to appear without the writer's name, or are texts and names of different people?"""

from __future__ import annotations

from typing import Final

from vetter.check.offer_terms import nothing_said, said, sentences
from vetter.model import Answer, Dossier, TermKind, fired

UNSIGNED: Final = 0.5
"""Without any name, as many houses print by tradition, and as ghostwriters agree to."""


def look(dossier: Dossier) -> Answer:
    """Fire on another's name above the writer's text or the writer's above another's; less on none."""
    other = said(dossier, TermKind.OTHER_BYLINE)
    if other:
        told = "A message lets a text appear under the name of somebody who did not write it."
        return fired(told, sentences(dossier, other))
    none = said(dossier, TermKind.NO_BYLINE)
    if none:
        told = "A message lets the piece appear without your name."
        return fired(told, sentences(dossier, none), UNSIGNED)
    return nothing_said(dossier)
