"""A web archive file in place of the site: what somebody collected earlier, perhaps with other tools."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from vetter.domains import host_of, same_site
from vetter.errors import ArchiveError
from vetter.model import Outcome, Purpose, Source, SourceState
from vetter.store import read_archive

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.collect.errand import Errand
    from vetter.model import Exchange

MAX_EXCHANGES: Final = 300

_PATHS: Final = (
    (re.compile(r"/robots\.txt"), Purpose.ROBOTS),
    (re.compile(r"/(\.well-known/)?security\.txt"), Purpose.SECURITY_TXT),
    (re.compile(r"/(\.well-known/)?trust\.txt"), Purpose.TRUST_TXT),
    (re.compile(r"/ads\.txt"), Purpose.ADS_TXT),
    (re.compile(r"/[^?]*sitemap[^/?]*\.xml(\.gz)?"), Purpose.SITEMAP),
    (re.compile(r"/wp-json/wp/v2/posts.*"), Purpose.WORDPRESS_POSTS),
    (re.compile(r"/wp-json/wp/v2/users.*"), Purpose.WORDPRESS_USERS),
    (re.compile(r"/favicon\.ico"), Purpose.FAVICON),
)
_FEEDS: Final = ("rss", "atom", "feed+json")


class ArchiveFile:
    """The collector for ``--from``; stands where the site's own collector stands otherwise."""

    AFTER: frozenset[Source] = frozenset()
    TOUCHES_OUTLET = False

    def __init__(self, path: Path) -> None:
        self._path = path

    async def collect(self, errand: Errand) -> SourceState:
        """Take over the file's responses of the outlet's site into the case, and read them: others are asked of what they say."""
        try:
            exchanges = await asyncio.to_thread(_of_site, self._path, errand.outlet.host)
        except ArchiveError as error:
            return SourceState(Outcome.FAILED, error.message)
        if not exchanges:
            reason = f"the web archive file holds nothing of {errand.outlet.host}"
            return SourceState(Outcome.ABSENT, reason)
        kept = []
        for number, exchange in enumerate(exchanges):
            kept.append(await errand.keep(exchange, Source.SITE, purpose_of(exchange)))
            await errand.read(kept[-1])
            errand.progress(Source.SITE, number + 1, len(exchanges))
        errand.note(
            Source.SITE,
            "nobody",
            f"{len(kept)} responses from the web archive file {self._path.name}",
            Outcome.ANSWERED,
            records=tuple(one.record.id for one in kept),
        )
        return SourceState(Outcome.ANSWERED)


def purpose_of(exchange: Exchange) -> Purpose:
    """Return which reader fits a response, from its path and content type."""
    parts = urlsplit(exchange.url)
    path = parts.path or "/"
    for pattern, purpose in _PATHS:
        if pattern.fullmatch(path):
            return purpose
    media_type = exchange.header("content-type").lower()
    if any(feed in media_type for feed in _FEEDS):
        return Purpose.FEED
    if "xml" in media_type and "html" not in media_type and "feed" in path:
        return Purpose.FEED
    return Purpose.PAGE


def hosts_in(path: Path) -> list[str]:
    """Return the hosts in a web archive file, the most frequent first. Raises `ArchiveError`."""
    counts: dict[str, int] = {}
    for exchange in read_archive(path):
        host = host_of(exchange.url)
        if "html" in exchange.header("content-type"):
            counts[host] = counts.get(host, 0) + 1
    return sorted(counts, key=lambda host: -counts[host])


def _of_site(path: Path, host: str) -> list[Exchange]:
    seen: dict[str, Exchange] = {}
    for exchange in read_archive(path):
        own = same_site(host_of(exchange.url), host)
        wanted = purpose_of(exchange) is not Purpose.PAGE or _is_page(exchange)
        if own and wanted and len(seen) < MAX_EXCHANGES:
            seen.setdefault(exchange.url, exchange)
    return list(seen.values())


def _is_page(exchange: Exchange) -> bool:
    media_type = exchange.header("content-type").lower()
    return "html" in media_type or exchange.status in range(300, 400)
