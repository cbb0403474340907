"""Do other sites share a certificate with it? Information only."""

from __future__ import annotations

from vetter.check.hosting import of_the_platform
from vetter.domains import same_site
from vetter.model import Answer, Citation, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import listing


def look(dossier: Dossier) -> Answer:
    """Fire where a certificate names other sites too; shared hosting does that to strangers."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    others: dict[str, tuple[Citation, ...]] = {}
    for name in dossier.certificate.names if dossier.certificate else ():
        if not same_site(name.removeprefix("*."), dossier.outlet.host) and dossier.certificate:
            others.setdefault(name.removeprefix("*."), dossier.certificate.cited)
    for sibling in dossier.certificates.siblings if dossier.certificates else ():
        others.setdefault(sibling.value, sibling.cited)
    if others:
        cited = tuple(dict.fromkeys(citation for found in others.values() for citation in found))
        return fired(f"Its certificates also name {listing(others, 5)}.", cited)
    if dossier.certificate is None and dossier.certificates is None:
        return unknown("No certificate of the site is known.")
    return clear("Its certificates name no other site.")
