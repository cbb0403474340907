"""Articles of a Wikipedia that link to a site (``list=exturlusage``).

https://www.mediawiki.org/wiki/API:Exturlusage
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from vetter.extract.json_answer import load, mapping, mappings, text
from vetter.model import LinksReading

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_LINKS: Final = 500
ARTICLE: Final = 0  # namespace


def read(kept: Kept) -> LinksReading | None:
    """Return the articles in an answer, or None if it is none."""
    if kept.exchange.status != HTTPStatus.OK:
        return None
    found = mapping(mapping(load(kept)).get("query")).get("exturlusage")
    if not isinstance(found, list):
        return None
    rows = mappings(found)[:MAX_LINKS]
    links = ((text(r.get("title")), text(r.get("url"))) for r in rows if r.get("ns") == ARTICLE)
    return LinksReading(tuple(dict.fromkeys(link for link in links if all(link))))
