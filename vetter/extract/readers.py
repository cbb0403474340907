"""Which reader reads which record. Pure: bytes in, a reading out; runs in a worker process."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from vetter.model import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from vetter.model import Kept, Reading

READERS: Final[dict[Purpose, str]] = {
    Purpose.PAGE: "vetter.extract.page",
    Purpose.PAGE_AGAIN: "vetter.extract.page",
    Purpose.PAGE_KNOWN: "vetter.extract.page",
    Purpose.PROFILE: "vetter.extract.page",
    Purpose.WAYBACK_PAGE: "vetter.extract.page",
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


def read(kept: Kept) -> Reading | None:
    """Return what a record says, or None if it is not what it was asked to be.

    Raises whatever the reader raises on bytes it cannot cope with; the caller decides.
    """
    reader: Callable[[Kept], Reading | None] = import_module(READERS[kept.record.purpose]).read
    return reader(kept)
