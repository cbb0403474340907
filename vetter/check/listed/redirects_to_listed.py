"""Does the site send its readers on to a listed one?"""

from __future__ import annotations

from vetter.check.hits import CLAIMS, cited, hits, sureness
from vetter.model import Answer, Dossier, clear, fired
from vetter.roles import told


def look(dossier: Dossier) -> Answer:
    """Fire where the site redirects to a site that is listed and has not changed hands."""
    found = tuple(h for h in hits(dossier, "redirect", CLAIMS) if h.standing.word != "historic")
    if found:
        return fired(
            f"The site sends its visitors on to {found[0].matched}. {told(found)}",
            cited(found),
            sureness(found),
        )
    if not dossier.redirects:
        return clear("The site does not send its visitors to another one.")
    return clear("Where the site sends its visitors is on none of the lists that vetter knows.")
