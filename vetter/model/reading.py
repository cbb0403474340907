"""What each kind of record says once it has been read. One reading per record, by ``vetter.extract``."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from vetter.model.dossier import (
    EncyclopaediaItem,
    Post,
    RegisterEntry,
)
from vetter.model.offer import Conduct, Message, Term
from vetter.model.on_record import (
    Capture,
    Certificate,
)
from vetter.model.page import Page
from vetter.model.portrait import Portrait


class RobotsReading(Struct, frozen=True, tag=True):
    """What robots.txt names besides its rules."""

    sitemaps: tuple[str, ...] = ()


class SitemapReading(Struct, frozen=True, tag=True):
    """A sitemap or an index of sitemaps; ``posts`` newest first as far as dates are given."""

    sitemaps: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


class FeedReading(Struct, frozen=True, tag=True):
    """An RSS, Atom or JSON feed. ``offsets`` are UTC offsets in minutes as written in its dates."""

    title: str = ""
    language: str = ""
    link: str = ""
    generator: str = ""
    posts: tuple[Post, ...] = ()
    offsets: tuple[int, ...] = ()


class AdsReading(Struct, frozen=True, tag=True):
    """ads.txt (IAB Tech Lab, version 1.1)."""

    accounts: tuple[tuple[str, str, str], ...] = ()
    owner_domain: str = ""
    manager_domain: str = ""


class TrustReading(Struct, frozen=True, tag=True):
    """trust.txt: values by variable, as hosts where they are addresses."""

    belongto: tuple[str, ...] = ()
    member: tuple[str, ...] = ()
    control: tuple[str, ...] = ()
    controlledby: tuple[str, ...] = ()
    social: tuple[str, ...] = ()


class SecurityReading(Struct, frozen=True, tag=True):
    """security.txt (RFC 9116)."""

    contacts: tuple[str, ...] = ()


class WordpressReading(Struct, frozen=True, tag=True):
    """Posts or users of a WordPress REST interface. ``users`` as (name, slug)."""

    posts: tuple[Post, ...] = ()
    users: tuple[tuple[str, str], ...] = ()
    total: int = 0
    offsets: tuple[int, ...] = ()


class FaviconReading(Struct, frozen=True, tag=True):
    """The favicon's mmh3 hash in Shodan's form, and its SHA-256."""

    mmh3: int
    sha256: str


class PortraitReading(Struct, frozen=True, tag=True):
    """One portrait."""

    portrait: Portrait


class RegistrationReading(Struct, frozen=True, tag=True, kw_only=True):
    """One registry's or registrar's answer, by RDAP or WHOIS, before reconciling.

    ``found`` is False when the answer says that the domain is not registered. ``limited`` when it
    says that we asked too often, ``refused`` that it does not answer us at all. ``referral`` is the
    next place to ask (RDAP "related" link or WHOIS server).
    """

    route: str  # "rdap" or "whois"
    server: str
    found: bool
    limited: bool = False
    refused: bool = False
    domain: str = ""
    created: datetime | None = None
    updated: datetime | None = None
    expires: datetime | None = None
    registrar: str = ""
    registrant: str = ""
    registrant_country: str = ""
    emails: tuple[str, ...] = ()
    nameservers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    referral: str = ""


class DnsReading(Struct, frozen=True, tag=True):
    """One DNS answer: ``values`` in presentation form; ``exists`` False for NXDOMAIN."""

    name: str
    rdtype: str
    exists: bool
    values: tuple[str, ...] = ()


class CertificateReading(Struct, frozen=True, tag=True):
    """The leaf certificate shown on connecting."""

    certificate: Certificate


class WaybackReading(Struct, frozen=True, tag=True):
    """A CDX answer: captures in the order given."""

    captures: tuple[Capture, ...] = ()


class CertificateLogReading(Struct, frozen=True, tag=True):
    """A certificate-transparency search: (not before, names on the certificate) per entry."""

    entries: tuple[tuple[datetime, tuple[str, ...]], ...] = ()


class NeighboursReading(Struct, frozen=True, tag=True):
    """The sites that a reverse lookup knows at an address, or with an identifier.

    ``limited`` when the service says that it was asked too often.
    """

    sites: tuple[str, ...] = ()
    limited: bool = False


class WikidataSearchReading(Struct, frozen=True, tag=True):
    """Item ids with labels and descriptions, best first."""

    items: tuple[tuple[str, str, str], ...] = ()


class PersonItemsReading(Struct, frozen=True, tag=True):
    """Items of persons, as (id, label, year of birth or 0, ids of occupations)."""

    persons: tuple[tuple[str, str, int, tuple[str, ...]], ...] = ()


class RegisterReading(Struct, frozen=True, tag=True):
    """What a register of companies has under a number."""

    entries: tuple[RegisterEntry, ...] = ()


class LinksReading(Struct, frozen=True, tag=True):
    """Articles of an encyclopaedia that link to a site, as (title, address linked to)."""

    links: tuple[tuple[str, str], ...] = ()


class BylinesReading(Struct, frozen=True, tag=True):
    """Articles in which a name or a sentence stands, as (time, domain, address, title), oldest first.

    ``limited`` when the service says that it was asked too often.
    """

    articles: tuple[tuple[datetime, str, str, str], ...] = ()
    limited: bool = False


class WebSearchReading(Struct, frozen=True, tag=True):
    """What a web search found: (address, title), best first.

    ``dated`` are those of which it says when they are from: (time, address, excerpt).
    """

    results: tuple[tuple[str, str], ...] = ()
    dated: tuple[tuple[datetime, str, str], ...] = ()


class WikidataReading(Struct, frozen=True, tag=True):
    """One item or a few, in the order in which they were asked for."""

    items: tuple[EncyclopaediaItem, ...]


class OfferReading(Struct, frozen=True, tag=True):
    """What the person was sent: the messages in time order, and what they say. Signatures are not held against keys yet."""

    messages: tuple[Message, ...]
    terms: tuple[Term, ...] = ()


class ConductReading(Struct, frozen=True, tag=True):
    """What the person noted of how it went on."""

    conduct: Conduct


class PageReading(Struct, frozen=True, tag=True):
    """One HTML page."""

    page: Page


Reading = (
    RobotsReading
    | SitemapReading
    | FeedReading
    | AdsReading
    | TrustReading
    | SecurityReading
    | WordpressReading
    | FaviconReading
    | PortraitReading
    | RegistrationReading
    | DnsReading
    | CertificateReading
    | WaybackReading
    | CertificateLogReading
    | NeighboursReading
    | PersonItemsReading
    | RegisterReading
    | LinksReading
    | BylinesReading
    | WebSearchReading
    | WikidataSearchReading
    | WikidataReading
    | OfferReading
    | ConductReading
    | PageReading
)
