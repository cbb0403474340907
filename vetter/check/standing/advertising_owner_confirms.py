"""Does its file for advertisers name the same owner as its pages?"""

from __future__ import annotations

from vetter.domains import same_site
from vetter.model import Answer, Dossier, clear, fired, not_applicable


def look(dossier: Dossier) -> Answer:
    """Fire where ads.txt names the outlet's own domain, or one that its trust.txt names, as owner."""
    ads = dossier.ads
    if ads is None or not ads.owner_domain:
        return not_applicable("It has no file for advertisers that names an owner.")
    trust = dossier.trust
    owners = (dossier.outlet.domain, *(trust.controlled_by if trust else ()))
    if any(same_site(ads.owner_domain, owner) for owner in owners):
        return fired(f"Its ads.txt names {ads.owner_domain} as the owner.", ads.cited)
    return clear(f"Its ads.txt names another owner: {ads.owner_domain}.", ads.cited)
