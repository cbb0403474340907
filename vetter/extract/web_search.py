"""Answers of web searches: SearXNG (``/search?format=json``) and the Brave Search API (``/res/v1/web/search``).

https://docs.searxng.org/dev/search_api.html, https://api-dashboard.search.brave.com/api-reference/web/search/get
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from vetter.extract.json_answer import load, mapping, mappings, text
from vetter.model import WebSearchReading

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_RESULTS: Final = 40


def read(kept: Kept) -> WebSearchReading | None:
    """Return the results in an answer of either service, or None if it is no such answer."""
    if kept.exchange.status != HTTPStatus.OK:
        return None
    answer = mapping(load(kept))
    if answer.get("type") == "search":
        # Brave leaves "web" out where nothing was found.
        found = mapping(answer.get("web")).get("results", [])
    elif isinstance(answer.get("results"), list):
        found = answer["results"]
    else:
        return None
    rows = [(text(row.get("url")), text(row.get("title"))) for row in mappings(found)[:MAX_RESULTS]]
    return WebSearchReading(tuple(row for row in rows if row[0]))
