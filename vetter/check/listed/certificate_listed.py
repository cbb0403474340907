"""Does it share a certificate with a listed site?"""

from __future__ import annotations

from vetter.check.hits import CLAIMS, cited, hits, sureness
from vetter.check.hosting import of_the_platform
from vetter.model import Answer, Dossier, clear, fired, not_applicable, unknown
from vetter.roles import told


def look(dossier: Dossier) -> Answer:
    """Fire where a certificate names this site and a listed one together."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    found = hits(dossier, "certificate", CLAIMS)
    if found:
        return fired(
            f"A certificate names this site together with {found[0].matched}. {told(found)}",
            cited(found),
            sureness(found),
        )
    if dossier.certificate is None and dossier.certificates is None:
        return unknown("No certificate of the site is known.")
    return clear("No listed site shares a certificate with it.")
