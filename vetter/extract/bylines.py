"""Articles found by GDELT's full-text search (DOC 2.0 API, ``mode=artlist&format=json``).

https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/: nothing found is ``{}``, and errors are plain text
under status 200. It translates what it reads into English, and has what was published since 2017.
"""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from vetter.extract.json_answer import load, mapping, mappings, text
from vetter.inflate import body
from vetter.model import BylinesReading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from vetter.model import Kept

MAX_ARTICLES: Final = 250  # the service gives no more
MAX_ERROR: Final = 2_000
SINCE: Final = datetime(2017, 1, 1, tzinfo=UTC)
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_TOO_OFTEN: Final = b"limit requests"


def read(kept: Kept) -> BylinesReading | None:
    """Return the articles in an answer, or None if it is none; raises what is no JSON raises."""
    if kept.exchange.status != HTTPStatus.OK:
        return None
    if _TOO_OFTEN in body(kept.exchange, MAX_ERROR)[:MAX_ERROR]:
        return BylinesReading(limited=True)
    answer = load(kept)
    if not isinstance(answer, dict) or (answer and not isinstance(answer.get("articles"), list)):
        return None
    return BylinesReading(tuple(sorted(_rows(answer))))


def _rows(answer: dict[str, Any]) -> Iterator[tuple[datetime, str, str, str]]:
    for row in mappings(mapping(answer).get("articles"))[:MAX_ARTICLES]:
        try:
            seen = datetime.strptime(text(row.get("seendate")), _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        domain, url = text(row.get("domain")).lower(), text(row.get("url"))
        if domain and url:
            yield seen, domain, url, text(row.get("title"))
