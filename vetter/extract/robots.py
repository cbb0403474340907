"""robots.txt (RFC 9309), apart from its rules: those are for `vetter.net` to obey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.address import web_address
from vetter.extract.plain_file import fields_of, lines_of
from vetter.model import RobotsReading

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_SITEMAPS: Final = 50


def read(kept: Kept) -> RobotsReading | None:
    """Return the sitemaps that the file names, or None if there is no such file."""
    lines = lines_of(kept)
    if lines is None:
        return None
    named = (
        web_address(kept.exchange.url, value)
        for name, value in fields_of(lines, ":")
        if name == "sitemap"
    )
    return RobotsReading(tuple(dict.fromkeys(url for url in named if url))[:MAX_SITEMAPS])
