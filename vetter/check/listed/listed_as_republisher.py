"""Was it seen to pass on a state broadcaster's articles? Context only."""

from __future__ import annotations

from vetter.check.hits import cited, hits
from vetter.model import Answer, Dossier, clear, fired
from vetter.roles import Statement, told


def look(dossier: Dossier) -> Answer:
    """Fire where a list names the site as a mirror or republisher."""
    found = hits(dossier, "site", frozenset({Statement.RELAY}))
    if found:
        return fired(told(found), cited(found))
    return clear("The site is on no list of sites that pass on a state broadcaster's articles.")
