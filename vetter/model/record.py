"""What comes in from outside: exchanges, the records they become, and what went wrong on the way."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

Headers = tuple[tuple[str, str], ...]


class TroubleKind(StrEnum):
    """Why an exchange did not bring what was asked for."""

    NO_SUCH_NAME = "no-such-name"  # DNS says the name does not exist
    NO_ADDRESS = "no-address"  # the name exists, but has no address
    DNS_FAILED = "dns-failed"  # no usable answer about the name
    REFUSED_ADDRESS = "refused-address"  # by us: the address is not public
    REFUSED_URL = "refused-url"  # by us: scheme, port, user info, or unreadable
    REFUSED_REDIRECT = "refused-redirect"  # by us: too many, or in a circle
    REFUSED_ENCODING = "refused-encoding"  # by us: a content coding we did not offer
    ROBOTS = "robots"  # by us: the site asks crawlers to stay away
    CONNECTION = "connection"  # refused, reset, unreachable, or closed early
    TLS = "tls"  # no TLS session could be made at all
    TIMEOUT = "timeout"  # the total time for this exchange was up
    PROTOCOL = "protocol"  # what came back is not what the protocol allows
    LIMITED = "limited"  # a service says: too many questions (429 and the like), also after waiting
    OFFLINE = "offline"  # by us: this run may not use the network
    NOT_PERMITTED = "not-permitted"  # by us: this run may not contact this host (passive mode)


class Trouble(Struct, frozen=True):
    """What went wrong, in a word for programs and a sentence for people."""

    kind: TroubleKind
    message: str


class Mark(StrEnum):
    """A circumstance of an exchange that whoever weighs it must know."""

    TRUNCATED = "truncated"  # longer than the cap; the rest was not read
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_NAME = "certificate-name-mismatch"
    CERTIFICATE_UNTRUSTED = "certificate-untrusted"  # self-signed or unknown authority
    IMPORTED = "imported"  # read from somebody else's web archive file
    ARCHIVED = "archived"  # a third party's earlier copy of the page, not the page itself
    OTHER_READER = "other-reader"  # asked with another browser, language and referrer than usual


class Exchange(Struct, frozen=True, kw_only=True):
    """One exchange as it happened, one redirect hop each, before it is stored.

    ``url`` is what was asked, in the scheme that was spoken: ``https://…``, ``http://…``,
    ``dns:example.org?type=MX``, ``whois://whois.nic.example/example.org``, ``tls://example.org:443``.
    ``payload`` is what came back, byte for byte (for HTTP: still content-encoded, without transfer
    coding); `vetter.inflate.body` decodes it within bounds. ``elapsed`` is in seconds.
    """

    url: str
    started: datetime
    elapsed: float
    whom: str
    peer: str = ""
    method: str = "GET"
    request_headers: Headers = ()
    request_payload: bytes = b""
    status: int = 0
    reason: str = ""
    headers: Headers = ()
    payload: bytes = b""
    marks: tuple[Mark, ...] = ()
    trouble: Trouble | None = None

    def header(self, name: str) -> str:
        """Return the first response header called ``name``, or an empty string."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")


class Source(StrEnum):
    """Which kind of place was asked; the name of the file in ``vetter/collect``."""

    SITE = "site"
    RDAP = "rdap"
    WHOIS = "whois"
    DNS = "dns"
    TLS = "tls"
    WAYBACK = "wayback"
    CERTIFICATES = "certificates"
    WIKIDATA = "wikidata"
    PEOPLE = "people"  # what others know of its editors
    CONTRIBUTORS = "contributors"  # the sites of their own that the outlet links
    REGISTER = "register"  # a register of companies, for the numbers that it gives
    WIKIPEDIA = "wikipedia"  # which articles link to it
    PASSAGES = "passages"  # where else sentences of its articles stand
    NEIGHBOURS = "neighbours"  # which other sites are at its address, or carry its identifiers
    COPIES = "copies"  # how the web archive took its older articles when they were new
    LISTS = "lists"
    CASES = "cases"  # what was vetted on this machine before
    SEARCH = "search"  # a web search, for names
    OFFER = "offer"  # what the person was sent, and noted


class Purpose(StrEnum):
    """What an exchange was for: decides which reader in ``vetter/extract`` reads it."""

    PAGE = "page"
    PAGE_AGAIN = "page-again"  # a page that was read already, asked for once more to compare
    PAGE_KNOWN = "page-known"  # one that a web archive has: is it still there?
    ROBOTS = "robots"
    SITEMAP = "sitemap"
    FEED = "feed"
    ADS_TXT = "ads-txt"
    TRUST_TXT = "trust-txt"
    SECURITY_TXT = "security-txt"
    WORDPRESS_POSTS = "wordpress-posts"
    WORDPRESS_USERS = "wordpress-users"
    FAVICON = "favicon"
    PORTRAIT = "portrait"
    RDAP = "rdap"
    WHOIS = "whois"
    DNS = "dns"
    CERTIFICATE = "certificate"
    WAYBACK_INDEX = "wayback-index"
    WAYBACK_PAGE = "wayback-page"
    FIRST_COPY = "first-copy"  # an article of the site as the archive took it when it was new
    WAYBACK_SITE = "wayback-site"  # the archive's index of all pages of the site
    CERTIFICATE_LOG = "certificate-log"
    NEIGHBOURS = "neighbours"  # which sites are at an address, or carry an identifier
    WIKIDATA_SEARCH = "wikidata-search"
    WIKIDATA_ITEM = "wikidata-item"
    PERSON_SEARCH = "person-search"  # items of a person's name
    PERSON_ITEMS = "person-items"
    PROFILE = "profile"  # a contributor's own page
    REGISTER_ENTRY = "register-entry"
    REGISTER_SEARCH = "register-search"  # items that have a number
    REGISTER_ITEMS = "register-items"
    LINKS_TO = "links-to"  # articles of an encyclopaedia with links to the site
    BYLINES = "bylines"  # articles anywhere in which a name stands
    PASSAGE = "passage"  # articles anywhere in which a sentence stands
    WEB_SEARCH = "web-search"
    PASSAGE_SEARCH = "passage-search"  # the same for a sentence
    LIST_ROW = "list-row"  # a row of a list, as it stood when it was held against
    SIBLING = "sibling"  # what an earlier case has in common, as it stood then
    OFFER = "offer"  # messages as the person keeps them
    DKIM_KEY = "dkim-key"  # the key that a message was signed with
    CONDUCT = "conduct"  # what the person noted of how it went on


class Record(Struct, frozen=True, kw_only=True):
    """One exchange as kept in a case; everything that is claimed later points at these.

    ``id`` is unique within its case and short enough to be quoted (``r12``). ``sha256`` is the hash
    of the stored payload, ``size`` its length in bytes, ``media_type`` the content type as declared,
    ``location`` where a redirect pointed to.
    """

    id: str
    source: Source
    purpose: Purpose
    url: str
    whom: str
    time: datetime
    elapsed: float
    peer: str
    status: int
    media_type: str
    sha256: str
    size: int
    location: str = ""
    marks: tuple[Mark, ...] = ()
    trouble: Trouble | None = None


class Kept(Struct, frozen=True):
    """A record together with the exchange it was made from."""

    record: Record
    exchange: Exchange


class Outcome(StrEnum):
    """How a source answered one question. "Nothing there" and "could not look" never meet."""

    ANSWERED = "answered"
    ABSENT = "absent"  # it answered: there is nothing
    HIDDEN = "hidden"  # it answered, but withholds what was asked (redacted)
    BLOCKED = "blocked"  # it, or something before it, turned us away
    LIMITED = "limited"  # too many questions, also after waiting
    FAILED = "failed"  # no usable answer
    NOT_ASKED = "not-asked"  # by choice: offline, passive, switched off, or not needed


class LedgerEntry(Struct, frozen=True, kw_only=True):
    """Who was asked what, and how it ended. ``whom`` is a host, ``what`` ends no sentence."""

    source: Source
    whom: str
    what: str
    outcome: Outcome
    reason: str = ""
    records: tuple[str, ...] = ()
