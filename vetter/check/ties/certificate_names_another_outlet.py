"""Does a certificate of its site name another news outlet, of which it says nothing?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.hosting import of_the_platform
from vetter.check.kin import names_as_kin
from vetter.domains import label_and_suffix, registrable, same_site, site_of
from vetter.extract.fingerprint import owners
from vetter.extract.fold import fold
from vetter.extract.press_words import named_as_paper, press_words
from vetter.model import Answer, clear, fired, not_applicable, unknown
from vetter.phrases import listing

if TYPE_CHECKING:
    from vetter.model import Citation, Dossier

FEW: Final = 4
"""Other sites on its certificates: more are a hoster's customers."""

TELLING: Final = 4
"""Letters of a word by which a name is known again."""

OWNED: Final = 0.5  # as sure where it names an owner, who may have other titles


def look(dossier: Dossier) -> Answer:
    """Fire where another site on a certificate is a news outlet by its name, and stands nowhere on the outlet's pages."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    if dossier.certificate is None and dossier.certificates is None:
        return unknown("No certificate of the site is known.")
    others = {
        site: cited
        for site, cited in _others(dossier).items()
        if not _own(label_and_suffix(site)[0], dossier)
    }
    papers = {
        site: cited for site, cited in others.items() if named_as_paper(label_and_suffix(site)[0])
    }
    if not papers:
        return clear("Its certificates name no other site that is a news outlet by its name.")
    if len(others) > FEW:
        return clear("Its certificates name many other sites, as those of a hoster do.")
    silent = {site: cited for site, cited in papers.items() if not _mentioned(site, dossier)}
    if not silent:
        return clear(f"Its certificates also name {listing(papers)}, which its pages name, too.")
    return fired(
        f"A certificate was given for it and for {listing(silent)} together: a news outlet, by its name, "
        "that none of the pages that were read mentions.",
        tuple(dict.fromkeys(citation for cited in silent.values() for citation in cited)),
        OWNED if owners(dossier) else 1.0,
    )


def _others(dossier: Dossier) -> dict[str, tuple[Citation, ...]]:
    """Return the other sites on its certificates, each with the record that says so."""
    found: dict[str, tuple[Citation, ...]] = {}
    if shown := dossier.certificate:
        for name in shown.names:
            plain = name.removeprefix("*.")
            found.setdefault(registrable(plain) or plain, shown.cited)
    for sibling in dossier.certificates.siblings if dossier.certificates else ():
        found.setdefault(sibling.value, sibling.cited)
    hosts = (dossier.outlet.host, *(hop.end for hop in dossier.redirects))
    return {
        site: cited
        for site, cited in found.items()
        if not any(same_site(site, host) for host in hosts)
    }


def _own(label: str, dossier: Dossier) -> bool:
    """Return whether an address is, by its name, another one of the outlet's own."""
    ours = label_and_suffix(dossier.outlet.host)[0]
    if ours in label or label in ours:
        return True
    words = [word for word in fold(dossier.outlet.name).split() if len(word) >= TELLING]
    return any(word in label for word in words if word not in press_words()["last"])


def _mentioned(site: str, dossier: Dossier) -> bool:
    if names_as_kin(dossier, site, site):
        return True
    label = label_and_suffix(site)[0].replace("-", "")
    return any(
        any(site_of(link.url) == site for link in page.links)
        or site in page.text
        or label in fold(page.text).replace(" ", "")
        for page in dossier.read_pages()
    )
