"""Which reader reads which record. Pure: bytes in, a reading out; runs in a worker process."""

from __future__ import annotations

from http import HTTPStatus
from importlib import import_module
from typing import TYPE_CHECKING, Final

from vetter.model import Mark, Purpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.model import Kept, Reading, Record

READERS: Final[dict[Purpose, str]] = {
    Purpose.PAGE: "vetter.extract.page",
    Purpose.PAGE_AGAIN: "vetter.extract.page",
    Purpose.PAGE_KNOWN: "vetter.extract.page",
    Purpose.PROFILE: "vetter.extract.page",
    Purpose.WAYBACK_PAGE: "vetter.extract.page",
    Purpose.FIRST_COPY: "vetter.extract.page",
    Purpose.ROBOTS: "vetter.extract.robots",
    Purpose.SITEMAP: "vetter.extract.sitemap",
    Purpose.FEED: "vetter.extract.feed",
    Purpose.ADS_TXT: "vetter.extract.ads_txt",
    Purpose.TRUST_TXT: "vetter.extract.trust_txt",
    Purpose.SECURITY_TXT: "vetter.extract.security_txt",
    Purpose.WORDPRESS_POSTS: "vetter.extract.wordpress",
    Purpose.WORDPRESS_USERS: "vetter.extract.wordpress",
    Purpose.FAVICON: "vetter.extract.favicon",
    Purpose.PORTRAIT: "vetter.extract.portrait",
    Purpose.RDAP: "vetter.extract.rdap",
    Purpose.WHOIS: "vetter.extract.whois",
    Purpose.DNS: "vetter.extract.dns",
    Purpose.CERTIFICATE: "vetter.extract.certificate",
    Purpose.WAYBACK_INDEX: "vetter.extract.wayback",
    Purpose.WAYBACK_SITE: "vetter.extract.wayback",
    Purpose.CERTIFICATE_LOG: "vetter.extract.certificate_log",
    Purpose.NEIGHBOURS: "vetter.extract.neighbours",
    Purpose.WEB_SEARCH: "vetter.extract.web_search",
    Purpose.PASSAGE_SEARCH: "vetter.extract.web_search",
    Purpose.WIKIDATA_SEARCH: "vetter.extract.wikidata",
    Purpose.WIKIDATA_ITEM: "vetter.extract.wikidata",
    Purpose.PERSON_SEARCH: "vetter.extract.wikidata",
    Purpose.PERSON_ITEMS: "vetter.extract.wikidata_people",
    Purpose.REGISTER_ENTRY: "vetter.extract.register_entries",
    Purpose.REGISTER_SEARCH: "vetter.extract.wikidata",
    Purpose.REGISTER_ITEMS: "vetter.extract.register_items",
    Purpose.LINKS_TO: "vetter.extract.wikipedia_links",
    Purpose.BYLINES: "vetter.extract.bylines",
    Purpose.PASSAGE: "vetter.extract.bylines",
    Purpose.OFFER: "vetter.extract.offer.messages",
    Purpose.CONDUCT: "vetter.extract.offer.conduct",
    Purpose.DKIM_KEY: "vetter.extract.dns",
}
"""Each module has one function ``read(kept) -> Reading | None``; None means "not such a record"."""

LIGHT: Final = frozenset(
    {
        Purpose.ROBOTS,
        Purpose.RDAP,
        Purpose.DNS,
        Purpose.CERTIFICATE,
        Purpose.WIKIDATA_SEARCH,
        Purpose.WIKIDATA_ITEM,
        Purpose.LINKS_TO,
    }
)
"""What is asked for first, is never large, and is read in no time by readers that need no words or models."""

FILES: Final = frozenset(
    {
        Purpose.ROBOTS,
        Purpose.SITEMAP,
        Purpose.FEED,
        Purpose.ADS_TXT,
        Purpose.TRUST_TXT,
        Purpose.SECURITY_TXT,
        Purpose.WORDPRESS_POSTS,
        Purpose.WORDPRESS_USERS,
        Purpose.FAVICON,
    }
)
"""What a site has for machines: under any status but 200 it is not there, whatever comes in its place."""

HEADERS: Final = (
    "content-type",
    "content-encoding",
    "memento-datetime",
    "cf-mitigated",
    "x-amzn-waf-action",
    "x-datadome",
)
"""What of the headers counts in the reading of a page."""


def may_say(record: Record) -> bool:
    """Return whether a record can say anything, so that it is worth reading."""
    if record.purpose not in READERS or (record.trouble is not None and not record.size):
        return False
    return record.purpose not in FILES or record.status == HTTPStatus.OK


def made_of(kept: Kept) -> tuple[object, ...]:
    """Return all that the reading of a page is made of, but for the record's number and the moment at which it came."""
    record = kept.record
    return (
        record.url,
        record.status,
        record.sha256,
        record.trouble is None,
        frozenset(record.marks) & {Mark.ARCHIVED, Mark.TRUNCATED},
        *map(kept.exchange.header, HEADERS),
    )


def read(kept: Kept) -> Reading | None:
    """Return what a record says, or None if it is not what it was asked to be.

    Raises whatever the reader raises on bytes it cannot cope with; the caller decides.
    """
    if not may_say(kept.record):
        return None
    reader: Callable[[Kept], Reading | None] = import_module(READERS[kept.record.purpose]).read
    return reader(kept)
