"""What an outlet shows that others may show as well: the traits by which it can be met again.

Whatever belongs to a platform, a hoster or a plug-in is left out here, so that it joins nobody.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.domains import hosted_on, registrable, same_site
from vetter.extract.fold import fold
from vetter.extract.hosting import is_hosters, shared_by
from vetter.extract.house_trackers import UNIVERSAL
from vetter.extract.kinship import BITS
from vetter.extract.neighbours import crowded
from vetter.extract.postal_key import office, postal_key
from vetter.extract.sketch import packed, shingles, sketch
from vetter.extract.ties import contacts, kin_once, links
from vetter.extract.whois_phrases import withheld
from vetter.model import Citation, ClaimKind, Fingerprint, PageKind, Trait, TraitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Dossier, Page

MAX_ARTICLES: Final = 12
MAX_NAMES: Final = 10  # sites on a certificate; one with more is a hoster's
FEWEST: Final = 8  # members of a sketch that says anything
FLAT: Final = 8  # bits: a picture with less to it is hardly one
TEXTS: Final = {
    PageKind.PRIVACY: TraitKind.POLICY,
    PageKind.TERMS: TraitKind.POLICY,
    PageKind.ETHICS: TraitKind.POLICY,
    PageKind.CORRECTIONS: TraitKind.POLICY,
    PageKind.ABOUT: TraitKind.ABOUT,
    PageKind.ARTICLE: TraitKind.ARTICLE,
}
OWNERS: Final = (ClaimKind.OWNER, ClaimKind.PUBLISHER, ClaimKind.LEGAL_NAME)


def fingerprint(dossier: Dossier) -> Fingerprint:
    """Return what of a dossier can be held against others."""
    outlet = dossier.outlet
    found = (
        *_identifiers(dossier),
        *_infrastructure(dossier),
        *_built(dossier),
        *_letters(dossier),
        *contacts(dossier),
        *links(dossier),
        *_pictures(dossier),
        *_texts(dossier),
    )
    once = {(trait.kind, trait.value): trait for trait in reversed(found) if trait.value}
    return Fingerprint(
        host=outlet.host,
        domain=outlet.domain,
        name=outlet.name,
        as_of=dossier.as_of,
        owners=owners(dossier),
        kin=kin_once(dossier),
        traits=tuple(once.values())[::-1],
    )


def owners(dossier: Dossier) -> tuple[str, ...]:
    """Return the owners and publishers that an outlet or the registry names, as written.

    A service that stands in for the holder of a domain is nobody's owner.
    """
    found = [fact.value.value for fact in dossier.claims(*OWNERS)]
    holder = dossier.registration.registrant if dossier.registration else None
    if holder and not withheld(holder.value):
        found.append(holder.value)
    return tuple(dict.fromkeys(found))


def account(value: str) -> str:
    """Return the account behind an identifier: Universal Analytics numbers the sites of one account.

    >>> account("UA-90210884-3")
    'UA-90210884'
    """
    return value.rpartition("-")[0] if value.startswith(UNIVERSAL) else value


@cache
def sellers() -> frozenset[str]:
    """Return the kinds of identifiers that may be a network's with many customers."""
    rows = read_toml("trackers.toml")["tracker"]
    return frozenset(row["kind"] for row in rows if row.get("seller"))


def _identifiers(dossier: Dossier) -> Iterator[Trait]:
    everybodys = _everybodys(dossier)
    for fact in dossier.trackers():
        number = account(fact.value.value)
        if fact.value.kind not in sellers() and number not in everybodys:
            yield Trait(TraitKind.TRACKER, f"{fact.value.kind} {number}", cited=fact.cited)
    for system, seller, relation in dossier.ads.accounts if dossier.ads else ():
        # Resellers' accounts are the same for all their customers.
        if dossier.ads and system == "google.com" and relation == "DIRECT":
            yield Trait(TraitKind.TRACKER, f"adsense {seller}", cited=dossier.ads.cited)


def _everybodys(dossier: Dossier) -> frozenset[str]:
    """Return the addresses and accounts that a hoster's, or an agency's, customers share."""
    return frozenset(found.shared for found in dossier.neighbours if crowded(found))


def _infrastructure(dossier: Dossier) -> Iterator[Trait]:
    if hosted_on(dossier.outlet.host):
        return  # the zone, the certificate and the registration are the platform's
    if dossier.dns:
        servers = dossier.dns.nameservers or ()
        names = tuple(server.value for server in servers)
        contact = dossier.dns.soa_contact
        if contact and not is_hosters(contact.value, names):
            yield Trait(TraitKind.SOA_CONTACT, contact.value, cited=contact.cited)
        for server in servers:
            yield Trait(TraitKind.NAMESERVER, registrable(server.value), cited=server.cited)
        everybodys = _everybodys(dossier)
        for address in dossier.dns.addresses or ():
            if not (shared_by(address.value) or address.value in everybodys):
                yield Trait(TraitKind.ADDRESS, address.value, cited=address.cited)
    yield from _certificates(dossier)
    registration = dossier.registration
    if registration and registration.created:
        registrar = fold(registration.registrar.value) if registration.registrar else ""
        day = f"{registration.created.value:%Y-%m-%d} {registrar}".strip()
        yield Trait(TraitKind.REGISTERED, day, cited=registration.created.cited)


def _certificates(dossier: Dossier) -> Iterator[Trait]:
    own = dossier.outlet.host
    shown = dossier.certificate
    names: dict[str, tuple[Citation, ...]] = {}
    if shown and not shown.problem:
        for name in shown.names:
            names.setdefault(_site(name), shown.cited)
        if shown.key and len(names) <= MAX_NAMES:
            yield Trait(TraitKind.CERTIFICATE_KEY, shown.key, cited=shown.cited)
    for sibling in dossier.certificates.siblings if dossier.certificates else ():
        names.setdefault(_site(sibling.value), sibling.cited)
    others = {name: cited for name, cited in names.items() if not same_site(name, own)}
    if len(others) <= MAX_NAMES:
        for name, cited in others.items():
            yield Trait(TraitKind.CERTIFICATE_NAME, name, cited=cited)


def _built(dossier: Dossier) -> Iterator[Trait]:
    if dossier.favicon and not any(_is_default(page.icon) for page in dossier.read_pages()):
        yield Trait(TraitKind.FAVICON, str(dossier.favicon.value), cited=dossier.favicon.cited)
    for kind in (PageKind.FRONT, PageKind.ARTICLE):
        for page in dossier.read_pages(kind)[:1]:
            if len(page.skeleton) >= FEWEST:
                made = packed(page.skeleton)
                yield Trait(TraitKind.SKELETON, kind.value, made, cited=_of(page))


def _letters(dossier: Dossier) -> Iterator[Trait]:
    """Yield where letters reach the outlet; not where a company takes them for its customers."""
    for fact in dossier.claims(ClaimKind.ADDRESS):
        key = postal_key(fact.value.value)
        if key and not office(fact.value.value):
            yield Trait(TraitKind.POSTAL, key, cited=fact.cited)


def _pictures(dossier: Dossier) -> Iterator[Trait]:
    """Yield the portraits that stand for one person each: a picture shown twice is a place-holder."""
    often = Counter(portrait.alike for portrait in dossier.portraits)
    for portrait in dossier.portraits:
        drawn = int(portrait.alike, 16).bit_count()
        if often[portrait.alike] == 1 and FLAT <= drawn <= BITS - FLAT:
            value = f"{portrait.alike} {portrait.mirrored}"
            cited = (Citation(portrait.record),)
            found_by = packed(bands(portrait.alike, portrait.mirrored))
            yield Trait(TraitKind.PORTRAIT, value, found_by, cited=cited)


def bands(*hashes: str) -> tuple[int, ...]:
    """Return the quarters of difference hashes with their places: near hashes have one in common.

    Of four quarters one at least is equal where no more than three bits differ.
    """
    return tuple(
        place << 16 | int(one[place * 4 : place * 4 + 4], 16)
        for one in hashes
        for place in range(4)
    )


def _is_default(icon: str) -> bool:
    """Return whether an icon is that of the software, which shows it until somebody chooses one."""
    return any(part in icon.lower() for part in _default_icons())


@cache
def _default_icons() -> tuple[str, ...]:
    return tuple(read_toml("default-icons.toml")["parts"])


def _texts(dossier: Dossier) -> Iterator[Trait]:
    own = frozenset(fold(dossier.outlet.name).split())
    articles = 0
    for page in dossier.read_pages(*TEXTS):
        articles += page.kind is PageKind.ARTICLE
        if page.kind is PageKind.ARTICLE and articles > MAX_ARTICLES:
            continue
        made = sketch(shingles(page.text, own))
        if len(made) >= FEWEST:
            yield Trait(TEXTS[page.kind], page.url, packed(made), page.published, _of(page))


def _site(name: str) -> str:
    bare = name.removeprefix("*.")
    return registrable(bare) or bare


def _of(page: Page) -> tuple[Citation, ...]:
    return (Citation(page.record, page.title),)
