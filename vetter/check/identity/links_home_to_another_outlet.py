"""Do its menu and its assets belong to another outlet?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vetter.check.hosting import is_own
from vetter.domains import registrable, same_site, site_of
from vetter.model import Answer, Citation, LinkPlace, PageKind, clear, fired, unknown
from vetter.phrases import share

if TYPE_CHECKING:
    from vetter.model import Dossier, Page

FEWEST: Final = 5
MOST: Final = 0.5
SISTER: Final = 0.3
"""A menu that leads to an outlet which this one does not resemble is mostly a publisher's."""


def look(dossier: Dossier) -> Answer:
    """Fire where half or more of the front page's menu leads to one other site."""
    front = dossier.read_pages(PageKind.FRONT)
    if not front:
        return unknown("The front page could not be read.")
    page = front[0]
    menu = [link for link in page.links if link.place is not LinkPlace.BODY]
    if len(menu) < FEWEST:
        return unknown("The front page has too few menu links to tell where they lead.")
    away = Counter(filter(None, (site_of(link.url) for link in menu)))
    for own in [site for site in away if is_own(site, dossier)]:
        del away[own]
    other, links = max(away.items(), key=lambda item: item[1], default=("", 0))
    if links < MOST * len(menu):
        return clear("The links in its menu lead to its own pages.", (Citation(page.record),))
    if other in _openly_linked(dossier):
        return clear(f"Its menu leads to {other}, with which it is openly connected.")
    example = next(link.url for link in menu if site_of(link.url) == other)
    return fired(
        f"{share(links, len(menu))} of the links in its menu lead to {other}{_assets(page, other)}.",
        (Citation(page.record, example),),
        1.0 if other in _resembled(dossier) else SISTER,
    )


def _assets(page: Page, other: str) -> str:
    count = sum(number for host, number in page.assets if same_site(host, other))
    return f", and {count} of its pictures, scripts or styles come from there" if count else ""


def _resembled(dossier: Dossier) -> set[str]:
    domains = [entry.domain for entry in dossier.imitations]
    domains += [entry.domain for entry in dossier.namesakes]
    return {registrable(domain) or domain for domain in domains}


def _openly_linked(dossier: Dossier) -> set[str]:
    if dossier.trust is None:
        return set()
    return {registrable(host) or host for host in dossier.trust.confirmed}
