"""Does a large part of its outgoing links go to listed sites?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.hits import CLAIMS, cited, hits
from vetter.check.hosting import is_own
from vetter.check.looked import absent
from vetter.domains import site_of
from vetter.model import Answer, fired
from vetter.phrases import listing, share
from vetter.roles import Statement

if TYPE_CHECKING:
    from vetter.model import Dossier

FEWEST: Final = 3
LARGE: Final = 0.2
"""Whoever reports on operations links to them now and then: three sites and a fifth is more."""


def look(dossier: Dossier) -> Answer:
    """Fire where a fifth or more of the sites that it links to are listed."""
    found = hits(dossier, "link", CLAIMS | {Statement.SANCTIONED, Statement.REPORTED})
    listed = {site_of(f"//{hit.value}") or hit.value for hit in found}
    linked = _linked_sites(dossier) | listed
    if len(listed) >= FEWEST and len(listed) >= LARGE * len(linked):
        return fired(
            f"{share(len(listed), len(linked))} of the sites that it links to are listed, "
            f"among them {listing(sorted(listed))}.",
            cited(found),
            min(1.0, 2 * len(listed) / len(linked)),
        )
    if listed:
        return absent(
            dossier,
            f"It links to listed sites ({listing(sorted(listed))}), but not more than whoever "
            "reports on such matters would.",
        )
    return absent(dossier, "None of the sites that it links to is listed.")


def _linked_sites(dossier: Dossier) -> set[str]:
    return {
        site
        for page in dossier.read_pages()
        for link in page.links
        if (site := site_of(link.url)) and not is_own(site, dossier)
    }
