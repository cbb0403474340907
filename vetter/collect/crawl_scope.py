"""Which addresses belong to the outlet's own site, and which of these lead nowhere. Pure."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from msgspec import Struct

from vetter.data import read_toml
from vetter.domains import host_of, registrable
from vetter.typed import shaped

if TYPE_CHECKING:
    from datetime import datetime
    from urllib.parse import SplitResult

MAX_LENGTH: Final = 300  # characters; longer addresses are made by machines for machines
MAX_DEPTH: Final = 9  # segments
MAX_PARAMETERS: Final = 2
EARLIEST_YEAR: Final = 1990
_MONTH: Final = re.compile(r"/(\d{4})(?:[/-](\d{1,2})(?=[/-]|$)|(?=/|$))")
_ENDING: Final = re.compile(r"\.([A-Za-z0-9]{1,11})$")


class Traps(Struct, frozen=True):
    """What ``data/crawl.toml`` says must not be followed."""

    endings: frozenset[str]
    segments: frozenset[str]
    parameters: frozenset[str]
    tracking: frozenset[str]
    guesses: dict[str, tuple[str, ...]]


@cache
def traps() -> Traps:
    """Return what must not be followed, and where pages about the outlet usually stand."""
    return shaped(read_toml("crawl.toml"), Traps)


class Scope:
    """The site at ``origin`` (``https://example.org``) as of a day.

    The domain itself and its subdomains are one site. A host below a domain (``paper.blogspot.com``,
    ``news.university.edu``) does not make its neighbours part of the outlet.
    """

    def __init__(self, origin: str, as_of: datetime) -> None:
        self.origin = origin
        self.host = host_of(origin)
        self._bare = self.host.removeprefix("www.")
        self._latest = (as_of.year + (as_of.month + 1) // 13, (as_of.month % 12) + 1)

    def holds(self, url: str) -> bool:
        """Return whether an address is on the site."""
        parts = _split(url)
        return parts is not None and self.own_host(parts.hostname or "")

    def own_host(self, host: str) -> bool:
        """Return whether a host is the site's."""
        host = host.lower()
        bare = host.removeprefix("www.")
        if bare == self._bare:
            return True
        apex = (registrable(self._bare) or self._bare) == self._bare
        return apex and host.endswith(f".{self._bare}")

    def page(self, url: str) -> str:
        """Return the address of a page worth reading, without what tracks, or ""."""
        parts = _split(url)
        if parts is None or len(url) > MAX_LENGTH or not self.own_host(parts.hostname or ""):
            return ""
        kept = _without_tracking(parts)
        return urlunsplit(kept) if self._leads_somewhere(kept) else ""

    def _leads_somewhere(self, parts: SplitResult) -> bool:
        segments = [segment.lower() for segment in parts.path.split("/") if segment]
        ending = _ENDING.search(parts.path)
        names = [field.partition("=")[0].lower() for field in parts.query.split("&") if field]
        return not (
            len(segments) > MAX_DEPTH
            or (ending and ending[1].lower() in traps().endings)
            or any(segment in traps().segments for segment in segments)
            or _goes_round(segments)
            or len(names) > MAX_PARAMETERS
            or any(name.removesuffix("[]") in traps().parameters for name in names)
            or self._out_of_time(parts.path)
        )

    def _out_of_time(self, path: str) -> bool:
        """Return whether a path names a month that no article can be of yet."""
        for year, month in _MONTH.findall(path):
            named = (int(year), int(month or 1))
            # Other numbers of four digits are numbers of articles.
            if 1900 <= named[0] <= 2200 and not (EARLIEST_YEAR, 1) <= named <= self._latest:
                return True
        return False


@lru_cache(maxsize=1_024)  # the same links stand on most pages of a site
def key(url: str) -> str:
    """Return what two addresses of one page have in common.

    Scheme, ``www.``, a slash at the end, an index file and the order of parameters do not count.
    """
    parts = _split(url)
    if parts is None:
        return url
    host = (parts.hostname or "").removeprefix("www.")
    path = re.sub(r"/(?:index\.(?:html?|php))?$", "", parts.path)
    query = "&".join(sorted(field for field in _without_tracking(parts).query.split("&") if field))
    return f"{host}{path}?{query}"


def section(url: str) -> str:
    """Return the first word of a path that is no number and not all of it: the section, or ""."""
    parts = _split(url)
    segments = [part for part in (parts.path if parts else "").split("/") if part]
    return next((part.lower() for part in segments[:-1] if not part.isdigit()), "")


def _goes_round(segments: list[str]) -> bool:
    """Return whether a path repeats itself, as relative links on a trap make it do."""
    twice = any(one == other and not one.isdigit() for one, other in pairwise(segments))
    return twice or any(segments.count(one) > 2 for one in segments)


def _without_tracking(parts: SplitResult) -> SplitResult:
    fields = [field for field in parts.query.split("&") if field]
    kept = [
        field
        for field in fields
        if not field.lower().startswith("utm_")
        and field.partition("=")[0].lower() not in traps().tracking
    ]
    return parts._replace(query="&".join(kept), fragment="")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        usual = parts.port in (None, 80, 443)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return parts if usual else None
