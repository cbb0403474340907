"""To which other sites an outlet leads that may be of the same hand: those are worth a look beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from vetter.domains import label_and_suffix, registrable, same_site, site_of
from vetter.extract.neighbours import site
from vetter.extract.press_words import named_as_paper
from vetter.extract.ties import kin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.model import Dossier

FEW: Final = 10
"""Other sites on one certificate, or at one address: more are a hoster's customers."""

COPIES: Final = 2
"""Articles of the outlet that stand on a site which may be its sister; one is soon taken."""

CARRIERS: Final = 3
"""Sites with so many of them: what is on more comes from an agency, or is the talk of the day."""


def tied_sites(dossier: Dossier) -> tuple[str, ...]:
    """Return sites that share what few do, and that the outlet does not name as its own.

    Those come first to which the most leads, and of these the ones that are news outlets by their names.
    """
    routes = led_by(dossier)
    hosts = (dossier.outlet.host, *(hop.end for hop in dossier.redirects))
    named = {one.site for one in kin(dossier)}
    others = [
        found
        for found in routes
        if registrable(found)  # else it is nobody's site, whatever it looks like
        and found not in named
        and not any(same_site(found, host) for host in hosts)
    ]
    return tuple(
        sorted(
            others,
            key=lambda one: (-len(routes[one]), not named_as_paper(label_and_suffix(one)[0]), one),
        )
    )


def led_by(dossier: Dossier) -> dict[str, set[str]]:
    """Return what leads to each other site: its "certificate" or "address", an "account" or "copies" of its articles.

    Of the last two whoever copies an outlet takes them along.
    """
    routes: dict[str, set[str]] = defaultdict(set)
    for how, found in _routes(dossier):
        routes[found].add(how)
    return routes


def _routes(dossier: Dossier) -> Iterator[tuple[str, str]]:
    own, certificate = dossier.outlet.host, dossier.certificate
    if certificate and not certificate.problem:
        names = (site(name.removeprefix("*.")) for name in certificate.names)
        yield from _few("certificate", names, own)
    if dossier.certificates:
        siblings = (one.value for one in dossier.certificates.siblings)
        yield from _few("certificate", siblings, own)
    addresses = {one.value for one in (dossier.dns.addresses if dossier.dns else None) or ()}
    for found in dossier.neighbours:
        how = "address" if found.shared in addresses else "account"
        yield from _few(how, found.sites, own)
    stood = {
        (site_of(url), passage.url) for passage in dossier.passages for _, url in passage.elsewhere
    }
    carried = Counter(carrier for carrier, _ in stood)
    often = [carrier for carrier, times in carried.items() if carrier and times >= COPIES]
    if len(often) <= CARRIERS:
        yield from (("copies", carrier) for carrier in often)


def _few(how: str, sites: Iterable[str], own: str) -> Iterator[tuple[str, str]]:
    others = dict.fromkeys(one for one in sites if not same_site(one, own))
    if len(others) <= FEW:
        yield from ((how, one) for one in others)
