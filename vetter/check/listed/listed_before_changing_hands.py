"""Was the domain listed before its present registration?"""

from __future__ import annotations

from vetter.check.hits import CLAIMS, cited, hits
from vetter.model import Answer, Dossier, clear, fired
from vetter.roles import told


def look(dossier: Dossier) -> Answer:
    """Fire where the listing is of an earlier holder of the domain."""
    earlier = tuple(h for h in hits(dossier, "site", CLAIMS) if h.standing.word == "historic")
    if not earlier:
        return clear("No listing of an earlier holder of this domain is known.")
    return fired(f"{told(earlier)} {earlier[0].standing.because}".rstrip(), cited(earlier))
