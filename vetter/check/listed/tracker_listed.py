"""Does it carry an analytics, advertising or verification identifier of a listed site?"""

from __future__ import annotations

from vetter.check.hits import cited, hits, sureness
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.phrases import listing
from vetter.roles import Statement, told


def look(dossier: Dossier) -> Answer:
    """Fire on an identifier that a list ties to an operation's site."""
    found = hits(dossier, "tracker", frozenset(Statement))
    if found:
        shared = listing(hit.matched for hit in found)
        return fired(f"The site carries {shared}. {told(found)}", cited(found), sureness(found))
    if not dossier.read_pages():
        return unknown("No page of the site could be read, so its identifiers are not known.")
    if not dossier.trackers():
        return clear("No analytics, advertising or verification identifiers were seen.")
    return clear("None of the identifiers that the site carries is listed.")
