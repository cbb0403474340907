"""Is the outlet designated by a government, or officially named by one?"""

from __future__ import annotations

from vetter.check.hits import cited, hits
from vetter.model import Answer, Dossier, clear, fired
from vetter.roles import Statement, told

SANCTIONED = frozenset({Statement.SANCTIONED, Statement.REPORTED})


def look(dossier: Dossier) -> Answer:
    """Fire on a designation of the outlet's own site or of the site it redirects to."""
    own = hits(dossier, "site", SANCTIONED) + hits(dossier, "redirect", SANCTIONED)
    found = tuple(hit for hit in own if hit.standing.word != "historic")
    if found:
        return fired(told(found), cited(found))
    return clear(
        "The site is on none of the sanctions lists that vetter knows; not all name sites."
    )
