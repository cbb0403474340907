"""Is the outlet's own site on a list of known operations, and still the same site?"""

from __future__ import annotations

from vetter.check.hits import CLAIMS, cited, hits, sureness
from vetter.model import Answer, Dossier, clear, fired
from vetter.roles import told


def look(dossier: Dossier) -> Answer:
    """Fire on a hit whose domain is not seen to have been registered anew since."""
    found = hits(dossier, "site", CLAIMS)
    same = tuple(hit for hit in found if hit.standing.word != "historic")
    if same:
        standing = "" if same[0].standing.word == "current" else f" {same[0].standing.because}"
        return fired(f"{told(same)}{standing}".rstrip(), cited(same), sureness(same))
    if found:
        return clear(
            f"The domain was listed, but registered anew since. {found[0].standing.because}",
            cited(found),
        )
    return clear("The site is on none of the lists that vetter knows.")
