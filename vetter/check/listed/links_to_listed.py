"""Does a large part of its outgoing links go to listed sites?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.check.copies import foreign_credits
from vetter.check.hits import CLAIMS, cited, hits
from vetter.check.hosting import is_own
from vetter.check.looked import absent, articles
from vetter.data import read_toml
from vetter.domains import host_of, site_of
from vetter.extract.fold import fold
from vetter.model import Answer, Citation, LinkPlace, fired
from vetter.phrases import listing, share
from vetter.roles import Statement

if TYPE_CHECKING:
    from vetter.model import Dossier, ListHit, Page

FEWEST: Final = 3
LARGE: Final = 0.2
"""Whoever reports on operations links to them now and then: three sites and a fifth is more."""

MANY: Final = 0.3  # of the articles, as of those that stood elsewhere first
MOST: Final = 0.6  # the share from which on that has its full strength


def look(dossier: Dossier) -> Answer:
    """Fire where a fifth or more of the sites that it links to are listed, or many articles come from such a site."""
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
    if taken := _taken(dossier, found, listed):
        return taken
    if listed:
        return absent(
            dossier,
            f"It links to listed sites ({listing(sorted(listed))}), but not more than whoever "
            "reports on such matters would.",
        )
    return absent(dossier, "None of the sites that it links to is listed.")


def _taken(dossier: Dossier, found: tuple[ListHit, ...], listed: set[str]) -> Answer | None:
    """Return the answer where three articles, and three in ten, name a listed site as where they are from."""
    read = articles(dossier)
    from_there = [(page, sites) for page in read if (sites := _source(page, dossier) & listed)]
    if len(from_there) < max(FEWEST, MANY * len(read)):
        return None
    sites = {site for _, named in from_there for site in named}
    behind = tuple(hit for hit in found if (site_of(f"//{hit.value}") or hit.value) in sites)
    return fired(
        f"{share(len(from_there), len(read))} of the articles that were read name a listed site as where they are "
        f"from, and link to nothing else: {listing(sorted(sites))}.",
        (
            *cited(behind),
            *(Citation(page.record, foreign_credits(page)[0]) for page, _ in from_there),
        ),
        min(1.0, len(from_there) / len(read) / MOST),
    )


def _source(page: Page, dossier: Dossier) -> set[str]:
    """Return the site that an article credits with a link, where it is all that it links to.

    Whoever checks what a listed site claims credits it, too, and links to what speaks against it.
    """
    credited = [fold(one) for one in foreign_credits(page)]
    named: set[str] = set()
    beside: set[str] = set()
    for link in page.links:
        host = host_of(link.url)
        site = (
            site_of(link.url) or host
        )  # an archive's copy is a reference, too, though archives are nobody's site
        if link.place is not LinkPlace.BODY or host in _social() or is_own(site, dossier):
            continue
        text = fold(link.text)
        credits_it = bool(text) and any(text in one for one in credited)
        (named if credits_it else beside).add(site)
    return set() if beside - named else named


@cache
def _social() -> frozenset[str]:
    """Return the hosts to which buttons lead with which an article is passed on."""
    platforms = read_toml("social.toml").values()
    return frozenset(host for one in platforms for host in one["hosts"])


def _linked_sites(dossier: Dossier) -> set[str]:
    return {
        site
        for page in dossier.read_pages()
        for link in page.links
        if (site := site_of(link.url)) and not is_own(site, dossier)
    }
