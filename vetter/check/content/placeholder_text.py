"""Does it still show a theme's sample text?"""

from __future__ import annotations

from vetter.model import Answer, Citation, Dossier, clear, fired, unknown
from vetter.phrases import count, quoted


def look(dossier: Dossier) -> Answer:
    """Fire on lorem ipsum and the like."""
    read = dossier.read_pages()
    if not read:
        return unknown("No page of the site could be read.")
    left = [page for page in read if page.placeholders]
    if not left:
        return clear("No sample text of a theme was seen.")
    return fired(
        f"On {count(len(left), 'page')} stands a theme's sample text: {quoted(left[0].placeholders[0])}",
        tuple(Citation(page.record, page.placeholders[0]) for page in left[:6]),
    )
