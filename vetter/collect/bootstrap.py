"""Which RDAP server answers for which top-level domain (RFC 9224): bundled, or fetched anew from IANA."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from vetter import inflate
from vetter.data import root
from vetter.errors import CannotError
from vetter.settings import home
from vetter.typed import decoded

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.net import Way

ADDRESS: Final = "https://data.iana.org/rdap/dns.json"
FEWEST: Final = 800  # top-level domains; a file with fewer is not the whole one


class Bootstrap(Struct, frozen=True):
    """IANA's file, as far as it is used here."""

    services: list[tuple[list[str], list[str]]]
    publication: str = ""


def servers() -> dict[str, str]:
    """Return RDAP base URLs by top-level domain, from the newest file that there is."""
    own = _own_file()
    stamp = own.stat().st_mtime if own.is_file() else 0.0
    return _servers(own if stamp else root() / "rdap" / "bootstrap.json", stamp)


async def refresh(way: Way) -> str:
    """Fetch IANA's file and use it from now on; return when IANA published it.

    Raises `CannotError` if it cannot be had or is not whole; the old one stays in use then.
    """
    fetched = await way.get(ADDRESS, service=True, accept="application/json")
    if fetched.trouble is not None or fetched.last.status != 200:
        reason = fetched.trouble.message if fetched.trouble else f"status {fetched.last.status}"
        raise CannotError(f"IANA's list of RDAP servers could not be fetched: {reason}")
    raw = inflate.body(fetched.last)
    try:
        found = decoded(raw, Bootstrap)
    except msgspec.DecodeError as error:
        raise CannotError(f"What came is not IANA's list of RDAP servers: {error}.") from error
    if sum(len(names) for names, _ in found.services) < FEWEST:
        raise CannotError("IANA's list of RDAP servers came incomplete; the old one stays in use.")
    own = _own_file()
    own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = own.with_suffix(".partial")
    partial.write_bytes(raw)
    partial.replace(own)
    return found.publication


def _own_file() -> Path:
    return home() / "rdap" / "dns.json"


@lru_cache(maxsize=2)
def _servers(path: Path, _stamp: float) -> dict[str, str]:
    services = decoded(path.read_bytes(), Bootstrap).services
    return {
        name.lower(): min(urls, key=lambda url: not url.startswith("https:"))
        for names, urls in services
        if urls
        for name in names
    }
