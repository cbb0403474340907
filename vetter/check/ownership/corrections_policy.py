"""Does it say how it corrects its mistakes?"""

from __future__ import annotations

from vetter.check.policies import has_page
from vetter.model import Answer, Dossier, PageKind


def look(dossier: Dossier) -> Answer:
    """Fire on a page about corrections."""
    return has_page(dossier, (PageKind.CORRECTIONS,), "a page on how it corrects mistakes")
