"""Did whoever had its articles rewritten leave the slant that was asked for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.check.looked import articles
from vetter.extract.slants import slants
from vetter.model import Answer, Citation, clear, fired, unknown
from vetter.phrases import count, quoted

if TYPE_CHECKING:
    from vetter.model import Dossier


def look(dossier: Dossier) -> Answer:
    """Fire on a line of an article that says in whose favour it was rewritten."""
    read = articles(dossier)
    if not read:
        return unknown("No article could be read.")
    left = [(page, lines) for page in read if (lines := slants(page.text))]
    if not left:
        return clear("No sentence that tells with which slant an article was rewritten was seen.")
    return fired(
        f"In {count(len(left), 'article')} stands with which slant it was rewritten: "
        f"{quoted(left[0][1][0], 200)}",
        tuple(Citation(page.record, lines[0]) for page, lines in left[:6]),
    )
