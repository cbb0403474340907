"""Does it say which rules its journalism follows?"""

from __future__ import annotations

from vetter.check.policies import has_page
from vetter.model import Answer, Dossier, PageKind


def look(dossier: Dossier) -> Answer:
    """Fire on a page about its editorial principles."""
    return has_page(dossier, (PageKind.ETHICS,), "a page on its editorial principles")
