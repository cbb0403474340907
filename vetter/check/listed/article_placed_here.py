"""Did an operation place an article here? Information about the article, not the outlet."""

from __future__ import annotations

from vetter.check.hits import cited, hits
from vetter.model import Answer, Dossier, clear, fired
from vetter.roles import Statement, told


def look(dossier: Dossier) -> Answer:
    """Fire where a list names one article on this site."""
    found = hits(dossier, "article", frozenset(Statement))
    if found:
        return fired(
            f"A report names an article that was placed on this site; it names nothing else of it. {told(found)}",
            cited(found),
        )
    return clear("No article on this site is listed.")
