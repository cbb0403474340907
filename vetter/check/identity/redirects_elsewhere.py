"""Does the address lead to a site under another name?"""

from __future__ import annotations

from vetter.check.hosting import platform_of
from vetter.model import Answer, Dossier, clear, fired, not_applicable


def look(dossier: Dossier) -> Answer:
    """Fire where the site sends visitors to another registrable domain."""
    if platform_of(dossier.outlet):
        return not_applicable("The outlet lives on a platform, which may send visitors anywhere.")
    if not dossier.redirects:
        return clear("The address leads to the outlet's own site.")
    hop = dossier.redirects[0]
    return fired(f"{hop.start} sends its visitors on to {hop.end}.", hop.cited)
