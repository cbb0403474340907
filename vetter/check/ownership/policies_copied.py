"""Are its policies those of another site?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.hosting import is_own
from vetter.check.kin import cited, met, told, undeclared
from vetter.check.looked import too_little_read
from vetter.domains import site_of
from vetter.extract.self_named import is_generators, self_named
from vetter.extract.ties import TELLING
from vetter.model import (
    Answer,
    Citation,
    ClaimKind,
    PageKind,
    TraitKind,
    clear,
    fired,
    not_applicable,
    unknown,
)
from vetter.phrases import quoted

if TYPE_CHECKING:
    from vetter.model import Dossier

POLICIES: Final = (PageKind.PRIVACY, PageKind.TERMS, PageKind.ETHICS, PageKind.CORRECTIONS)
SAME_TEXT: Final = 0.5
"""Lawyers and newsrooms copy from each other; another's name left in the text is the clearer trace."""


def look(dossier: Dossier) -> Answer:
    """Fire where a policy calls another site its own, or is word for word that of another outlet."""
    pages = dossier.read_pages(*POLICIES)
    if not pages:
        reason = too_little_read(dossier)
        return unknown(reason) if reason else not_applicable("It shows no policies.")
    for page in pages:
        for site, words in self_named(page.text):
            if not is_own(site, dossier) and site not in _openly_named(dossier):
                return fired(
                    f"Its page {page.url} speaks of {site} as if that were the site it is on: {quoted(words, 160)}.",
                    (Citation(page.record, words),),
                )
    own_words = {page.url for page in pages if not is_generators(page.text)}
    same = [one for one in met(dossier, TraitKind.POLICY) if one.value in own_words]
    if hidden := undeclared(dossier, same):
        return fired(
            f"Its page {hidden[0].value} has nearly the words of {hidden[0].theirs}. {told(hidden)}",
            cited(hidden),
            SAME_TEXT,
        )
    return clear("Its policies name no other site as their own.", (Citation(pages[0].record),))


def _openly_named(dossier: Dossier) -> set[str]:
    """Return the sites that the outlet names itself where a publisher names its own: links, mail, ads.txt."""
    links = {site_of(link.url) for page in dossier.read_pages(*TELLING) for link in page.links}
    mail = {
        site_of(f"https://{fact.value.value.rpartition('@')[2]}")
        for fact in dossier.claims(ClaimKind.EMAIL)
    }
    ads = {dossier.ads.owner_domain, dossier.ads.manager_domain} if dossier.ads else set()
    return links | mail | ads
