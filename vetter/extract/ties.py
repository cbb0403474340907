"""To whom an outlet's own pages and files lead: contacts, sites, its maker, and whom it names as its kin."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.domains import same_site, site_of
from vetter.extract.fold import fold
from vetter.model import Citation, ClaimKind, Kin, LinkPlace, PageKind, Trait, TraitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Dossier

TELLING: Final = (
    PageKind.ABOUT,
    PageKind.OWNERSHIP,
    PageKind.IMPRINT,
    PageKind.CONTACT,
    PageKind.TEAM,
)
"""Pages on which a publisher names its other titles."""
MAX_CONTACTS: Final = 20
MAX_LINKS: Final = 40  # a page with more is a directory, and ties nobody
MAX_KIN: Final = 100


def kin(dossier: Dossier) -> Iterator[Kin]:
    """Yield the sites that the outlet names as belonging with it: in its files, on pages about itself."""
    if trust := dossier.trust:
        for host in (*trust.controls, *trust.controlled_by):
            yield Kin(host, "trust.txt", trust.cited)
    if ads := dossier.ads:
        for host in filter(None, (ads.owner_domain, ads.manager_domain)):
            yield Kin(host, "ads.txt", ads.cited)
    for page in dossier.read_pages(*TELLING):
        for site in dict.fromkeys(site_of(link.url) for link in page.links):
            if site:
                yield Kin(site, page.url, (Citation(page.record, page.title),))


def kin_once(dossier: Dossier) -> tuple[Kin, ...]:
    """Return other sites that the outlet names as its kin, each once, as many as are worth keeping."""
    others = (one for one in kin(dossier) if not same_site(one.site, dossier.outlet.host))
    once: dict[str, Kin] = {}
    for one in others:
        once.setdefault(one.site, one)
    return tuple(islice(once.values(), MAX_KIN))


def contacts(dossier: Dossier) -> Iterator[Trait]:
    """Yield mailboxes and numbers from the pages on which an outlet gives its own."""
    found = (
        Trait(TraitKind.CONTACT, claim.value.lower(), cited=(Citation(page.record),))
        for page in dossier.read_pages(PageKind.FRONT, *TELLING)
        for claim in page.claims
        if claim.kind in (ClaimKind.EMAIL, ClaimKind.PHONE)
    )
    yield from islice(found, MAX_CONTACTS)


def links(dossier: Dossier) -> Iterator[Trait]:
    """Yield the sites to which menu and footer of the front page lead, and the maker's if it is credited."""
    for page in dossier.read_pages(PageKind.FRONT)[:1]:
        cited = (Citation(page.record, page.title),)
        around = [link for link in page.links if link.place is not LinkPlace.BODY]
        sites = {site_of(link.url): _is_credit(link.text, link.place) for link in around}
        found = {
            site: made
            for site, made in sites.items()
            if site and not same_site(site, dossier.outlet.host)
        }
        if len(found) <= MAX_LINKS:
            for site, made in found.items():
                yield Trait(TraitKind.MAKER if made else TraitKind.LINK, site, cited=cited)


def _is_credit(text: str, place: LinkPlace) -> bool:
    said = f" {fold(text[:200])} "
    return place is LinkPlace.FOOTER and any(f" {phrase} " in said for phrase in _phrases())


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in read_toml("makers.toml")["phrases"])
