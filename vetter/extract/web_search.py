"""Answers of web searches: SearXNG (``/search?format=json``) and the Brave Search API (``/res/v1/web/search``).

https://docs.searxng.org/dev/search_api.html, https://api-dashboard.search.brave.com/api-reference/web/search/get
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from vetter.extract.json_answer import load, mapping, mappings, text
from vetter.extract.machine_date import moment
from vetter.model import WebSearchReading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any

    from vetter.model import Kept

MAX_RESULTS: Final = 40
MAX_EXCERPT: Final = 1_000


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
    rows = [row for row in mappings(found)[:MAX_RESULTS] if text(row.get("url"))]
    return WebSearchReading(
        tuple((text(row.get("url")), text(row.get("title"))) for row in rows), tuple(_dated(rows))
    )


def _dated(rows: list[dict[str, Any]]) -> Iterator[tuple[datetime, str, str]]:
    for row in rows:
        # The first of each pair is SearXNG's, the second Brave's.
        time = moment(text(row.get("publishedDate")) or text(row.get("page_age")))
        if time is not None:
            excerpt = text(row.get("content")) or text(row.get("description"))
            yield time, text(row.get("url")), excerpt[:MAX_EXCERPT]
