"""Hold everything that is known of an outlet against all lists at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.domains import host_of, same_site
from vetter.extract.account import account_of
from vetter.extract.intermediaries import intermediaries
from vetter.lists import normalise
from vetter.lists.lookalike import imitations, imitations_in
from vetter.lists.lookalike.index import Index
from vetter.lists.outlets import GenuineOutlet, load_outlets
from vetter.lists.row import FIRST_HAND
from vetter.lists.standing import elsewhere, standing
from vetter.model import Citation, ClaimKind, HostImitation, ListHit, Namesake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.lists.outlets import Outlets
    from vetter.lists.row import Row
    from vetter.lists.store import Lists
    from vetter.model import Certificate, Dossier, Outlet

MAX_HITS: Final = 200
MAX_LINKS: Final = 20_000
NAMESAKES: Final = 5
MAX_SENDERS: Final = 20
MAX_LINKED: Final = 60  # sites to which an offer links
# Addresses of accounts say nothing about the platform that they are on.
NOT_OF_THE_SITE: Final = frozenset({"account-or-channel-url", "account"})

# What says nothing by itself: many bear a name, and thousands of sites answer at one address.
CONTEXT: Final = frozenset({"name", "address"})

Match = tuple["Row", str, str, tuple[Citation, ...]]  # row, where, what of ours matched, evidence


def match(dossier: Dossier, lists: Lists, outlets: Outlets | None = None) -> Dossier:
    """Return the dossier with what the lists and the bundled outlets say of it.

    Rows that were listed after ``dossier.as_of`` are not used.
    """
    outlets = outlets or load_outlets()
    hits: dict[tuple[str, Row], ListHit] = {}
    for row, where, matched, cited in _matches(dossier, lists):
        if row.listed <= dossier.as_of.date() and len(hits) < MAX_HITS:
            hits.setdefault((where, row), _hit(dossier, lists, (row, where, matched, cited)))
    return replace(
        dossier,
        listed=_borne_out(tuple(hits.values())),
        imitations=imitations(dossier.outlet.host, outlets),
        sender_imitations=_sender_imitations(dossier, outlets),
        link_imitations=_link_imitations(dossier, outlets),
        namesakes=_namesakes(dossier, outlets),
    )


def _borne_out(hits: tuple[ListHit, ...]) -> tuple[ListHit, ...]:
    """Leave out names of invented people that nothing else of the same operation goes with."""
    others = {hit.operation for hit in hits if hit.where not in CONTEXT}
    return tuple(hit for hit in hits if hit.kind != "persona" or hit.operation in others)


def _matches(dossier: Dossier, lists: Lists) -> Iterator[Match]:
    for row in lists.of_host(dossier.outlet.host):
        yield row, "site", dossier.outlet.host, ()
    for redirect in dossier.redirects:
        for row in lists.of_host(redirect.end):
            yield row, "redirect", redirect.end, redirect.cited
    yield from _placed_articles(dossier, lists)
    yield from _links(dossier, lists)
    yield from _trackers(dossier, lists)
    yield from _contacts(dossier, lists)
    yield from _infrastructure(dossier, lists)
    for row in lists.named(dossier.outlet.name):
        yield row, "name", dossier.outlet.name, ()


def _trackers(dossier: Dossier, lists: Lists) -> Iterator[Match]:
    for tracker in dossier.trackers():
        kind, value = tracker.value.kind, tracker.value.value
        # Counters that are bare numbers are listed with the service that counts.
        for form in (normalise.tracker(value), f"{kind}:{value}"):
            for row in lists.find("tracker", form):
                yield row, "tracker", value, tracker.cited


def _placed_articles(dossier: Dossier, lists: Lists) -> Iterator[Match]:
    own = normalise.host(dossier.outlet.host)
    for row in lists.urls_on(own):
        if row.role not in NOT_OF_THE_SITE:
            yield row, "article", row.value, ()


def _links(dossier: Dossier, lists: Lists) -> Iterator[Match]:
    own = {claim.value.value for claim in dossier.claims(ClaimKind.SOCIAL)}
    seen: set[str] = set()
    for page in dossier.read_pages():
        for link in page.links[:MAX_LINKS]:
            if same_site(host_of(link.url), dossier.outlet.host):
                continue  # as most of them: these need no normalising
            address = normalise.url(link.url)
            host = address.split("/")[0].split("?")[0]
            if not host or address in seen or same_site(host, dossier.outlet.host):
                continue
            seen.add(address)
            account = account_of(link.url)
            # The outlet's own accounts are among its contacts.
            others = () if account in own else lists.of_account(account)
            for row in (*lists.of_address(link.url), *others):
                yield row, "link", link.url, (Citation(page.record, link.url),)


def _contacts(dossier: Dossier, lists: Lists) -> Iterator[Match]:
    for claim in dossier.claims(ClaimKind.EMAIL, ClaimKind.PHONE, ClaimKind.SOCIAL):
        value = claim.value.value
        for row in _of_contact(claim.value.kind, value, lists):
            yield row, "contact", value, claim.cited
    for address in dossier.registration.emails if dossier.registration else ():
        for row in lists.find("email", normalise.email(address.value)):
            yield row, "contact", address.value, address.cited


def _of_contact(kind: ClaimKind, value: str, lists: Lists) -> tuple[Row, ...]:
    if kind is ClaimKind.EMAIL:
        return lists.find("email", normalise.email(value))
    if kind is ClaimKind.PHONE:
        return lists.find("phone", normalise.phone(value))
    return lists.of_account(value)


def _infrastructure(dossier: Dossier, lists: Lists) -> Iterator[Match]:
    for address in (dossier.dns.addresses or ()) if dossier.dns else ():
        for row in lists.find("ip", normalise.address(address.value)):
            yield row, "address", address.value, address.cited
    if dossier.favicon:
        for row in lists.find("favicon", str(dossier.favicon.value)):
            yield row, "favicon", str(dossier.favicon.value), dossier.favicon.cited
    for sibling in dossier.certificates.siblings if dossier.certificates else ():
        for row in lists.of_host(sibling.value):
            yield row, "certificate", sibling.value, sibling.cited
    if dossier.certificate:
        yield from _of_certificate(dossier.certificate, dossier.outlet.host, lists)


def _of_certificate(shown: Certificate, host: str, lists: Lists) -> Iterator[Match]:
    fingerprint = normalise.fingerprint(shown.fingerprint)
    for row in lists.find("certificate", fingerprint):
        yield row, "certificate", fingerprint, shown.cited
    for name in shown.names:
        bare = name.removeprefix("*.")
        if not same_site(bare, host):
            for row in lists.of_host(bare):
                yield row, "certificate", bare, shown.cited


def _hit(dossier: Dossier, lists: Lists, found: Match) -> ListHit:
    row, where, matched, cited = found
    own = where == "site"
    source = lists.source(row)
    return ListHit(
        value=row.value,
        kind=row.type,
        operation=row.operation,
        attribution=row.attribution,
        role=row.role,
        confidence=row.confidence,
        source=row.credit,
        source_url=row.reference,
        source_date=row.listed_on,
        licence=source.licence if source else "",
        where=where,
        matched=matched,
        standing=standing(row, dossier) if own else elsewhere(row),
        secondary=row.corroborated != FIRST_HAND and not (source and source.private),
        registered=row.registered_on,
        imitates=row.imitates,
        row=row.line(),
        private=source.private if source else False,
        cited=cited,
    )


def _sender_imitations(dossier: Dossier, outlets: Outlets) -> tuple[HostImitation, ...]:
    """Return what the senders of the offer look like."""
    messages = dossier.offer.theirs() if dossier.offer else ()
    every = dict.fromkeys(host for message in messages for host in message.hosts())
    hosts = [host for host in every if host not in intermediaries().mail_services]
    return tuple(_likenesses(hosts[:MAX_SENDERS], dossier.outlet, outlets))


def _link_imitations(dossier: Dossier, outlets: Outlets) -> tuple[HostImitation, ...]:
    """Return what the sites look like to which the offer links; services that only stand in between are none."""
    messages = dossier.offer.theirs() if dossier.offer else ()
    every = dict.fromkeys(link.host for message in messages for link in message.links)
    hosts = [host for host in every if not intermediaries().role(host)]
    return tuple(_likenesses(hosts[:MAX_LINKED], dossier.outlet, outlets))


def _likenesses(hosts: list[str], outlet: Outlet, outlets: Outlets) -> Iterator[HostImitation]:
    """Yield what hosts look like: the outlet that is vetted, or any genuine one."""
    if not hosts:
        return
    # Who writes in an outlet's name has that outlet in mind: it counts as one that is imitated.
    itself = outlets.by_domain.get(outlet.domain) or GenuineOutlet(
        outlet.name or outlet.host, outlet.domain, ""
    )
    vetted = Index([replace(itself, brand=True)] if outlet.domain else [])
    for host in hosts:
        for like in (*imitations_in(host, vetted), *imitations(host, outlets)):
            known = outlets.by_domain.get(like.domain)
            yield HostImitation(
                host=host,
                like=like,
                addresses=(like.domain, *(known.also if known else ())),
                genuine=known is not None,
                brand=known is not None and known.brand,
            )


def _namesakes(dossier: Dossier, outlets: Outlets) -> tuple[Namesake, ...]:
    outlet = dossier.outlet
    if outlet.domain in outlets.by_domain or not outlet.name:
        return ()
    found = [o for o in outlets.named(outlet.name) if not same_site(o.domain, outlet.host)]
    return tuple(
        Namesake(name=o.name, domain=o.domain, country=o.country, row=o.line())
        for o in found[:NAMESAKES]
    )
