"""What one page says, as read from one record. Made by ``vetter.extract.page``, once per page."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class PageKind(StrEnum):
    """What a page is for. The policy kinds are found by the vocabulary in ``data/vocabulary``."""

    FRONT = "front"
    ARTICLE = "article"
    SECTION = "section"
    ABOUT = "about"
    TEAM = "team"  # masthead, staff, editors
    AUTHOR = "author"
    IMPRINT = "imprint"
    CONTACT = "contact"
    OWNERSHIP = "ownership"
    FUNDING = "funding"  # also donate, membership, subscribe
    ETHICS = "ethics"
    CORRECTIONS = "corrections"
    PRIVACY = "privacy"
    TERMS = "terms"
    WRITE_FOR_US = "write-for-us"
    ADVERTISE = "advertise"
    OTHER = "other"


class PageState(StrEnum):
    """Whether the page is the outlet speaking, or something standing in its way."""

    READ = "read"
    CHALLENGE = "challenge"  # a bot wall
    SHELL = "shell"  # empty without JavaScript
    PARKED = "parked"  # the domain is for sale or full of advertisements
    SUSPENDED = "suspended"  # the hoster closed it
    MISSING = "missing"  # 404, 410
    ERROR = "error"  # any other status that is no success
    EMPTY = "empty"


class LinkPlace(StrEnum):
    """Where on the page a link stands."""

    MENU = "menu"
    BODY = "body"
    FOOTER = "footer"


class Link(Struct, frozen=True):
    """One link, resolved to an absolute http(s) URL without fragment. ``text`` is what is clicked."""

    url: str
    text: str = ""
    place: LinkPlace = LinkPlace.BODY
    rel: str = ""


class ClaimKind(StrEnum):
    """What an outlet says of itself."""

    NAME = "name"
    FOUNDED = "founded"  # value: a year, or an ISO date
    OWNER = "owner"  # who owns it
    PUBLISHER = "publisher"  # who publishes it, the legal entity included
    LEGAL_NAME = "legal-name"
    NON_PROFIT = "non-profit"
    INDEPENDENT = "independent"
    FUNDING = "funding"  # value: the sentence on where the money comes from
    PLACE = "place"  # where it says it sits
    COUNTRY = "country"  # ISO 3166 alpha-2, where it says it sits
    ADDRESS = "address"
    EMAIL = "email"
    PHONE = "phone"  # E.164
    REGISTER_NUMBER = "register-number"  # value: "<scheme>:<number>", e.g. "de.vat:DE123456789"
    ISSN = "issn"
    PAYS_WRITERS = "pays-writers"
    SOCIAL = "social"  # value: "<platform>:<handle>"
    STATE_FUNDED = "state-funded"
    MEMBERSHIP = "membership"  # value: the sentence that names the body
    STAFF = "staff"  # value: how many it says work for it
    AUDIENCE = "audience"  # value: how many it says it reaches
    AWARD = "award"
    PRINTED = "printed"  # it says that it also appears on paper
    JURISDICTION = "jurisdiction"  # value: the country whose law applies, or the sentence


class Claim(Struct, frozen=True, kw_only=True):
    """One thing the outlet says of itself, with the words it was read from.

    ``route`` is how it was read: ``text``, ``json-ld``, ``meta``, ``trust.txt``, ``ads.txt``, ``feed``.
    """

    kind: ClaimKind
    value: str
    sentence: str
    route: str = "text"


class PersonSeen(Struct, frozen=True, kw_only=True):
    """A name with what the page calls them. ``role`` as written, may be empty."""

    name: str
    role: str = ""
    portrait: str = ""
    sentence: str = ""


class TrackerSeen(Struct, frozen=True, kw_only=True):
    """An analytics, advertising or verification identifier. Kinds are those of ``data/trackers.toml``."""

    kind: str
    value: str
    excerpt: str = ""


class TraceKind(StrEnum):
    """What a trace of the place from which a site is run was left by."""

    CLOCK = "clock"  # an offset from UTC in a date that a program wrote
    LOCALE = "locale"  # a language that the page, its feed or a plug-in declares
    COMMENT = "comment"  # a remark in the source of the page
    FILE_NAME = "file-name"
    PICTURE = "picture"  # an offset from UTC in the data of a portrait
    SERVICE = "service"  # a mark for a search engine or counter that serves one language
    INTERFACE = "interface"  # words of its theme: a button, a field to search in, a date
    HOLDER = "holder"  # the country of whoever holds the domain


class Trace(Struct, frozen=True, kw_only=True):
    """One trace: a clock (``minutes`` from UTC), or one of ``languages`` (ISO 639-1)."""

    kind: TraceKind
    languages: tuple[str, ...] = ()
    minutes: int | None = None
    excerpt: str = ""


class Page(Struct, frozen=True, kw_only=True):
    """Everything one page says. ``url`` is the address it was served at, ``canonical`` the one it names.

    ``text`` is the main text without surroundings, capped; ``words`` its length in words before the
    cap. ``shingles`` are not kept here: they are made when needed. ``assets`` are hosts of images,
    scripts and styles with how often they occur. ``traces`` are those that making the page left.
    """

    record: str
    url: str
    state: PageState
    kind: PageKind
    status: int = 200
    title: str = ""
    site_name: str = ""
    description: str = ""
    language: str = ""  # ISO 639-1, "" when undecided
    declared_language: str = ""
    canonical: str = ""
    text: str = ""
    words: int = 0
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    captured: datetime | None = None  # when a web archive took it; None for the page itself
    links: tuple[Link, ...] = ()
    assets: tuple[tuple[str, int], ...] = ()
    people: tuple[PersonSeen, ...] = ()
    own_sites: tuple[tuple[str, str], ...] = ()  # a person, and an address that is theirs too
    claims: tuple[Claim, ...] = ()
    trackers: tuple[TrackerSeen, ...] = ()
    feeds: tuple[str, ...] = ()
    icon: str = ""
    generator: str = ""
    revenue: tuple[
        str, ...
    ] = ()  # signs of income: "advertising", "donations", "subscription", "shop"
    credits: tuple[str, ...] = ()  # "Source: …", "first published in …", as written
    residues: tuple[str, ...] = ()  # sentences a language model left behind
    placeholders: tuple[str, ...] = ()  # theme demo text, lorem ipsum
    traces: tuple[Trace, ...] = ()
    wordpress: bool = False
    views: int | None = None  # how often it was read, as it shows itself
    skeleton: tuple[int, ...] = ()  # a sketch of how its elements nest, see vetter.extract.skeleton
