"""GDELT's full-text search of news (DOC 2.0): one question, its answer and the line in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from vetter.collect.third_party import ask_sparing_service
from vetter.extract.bylines import SINCE
from vetter.model import BylinesReading

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import Purpose, Source, SourceState


async def ask_gdelt(
    errand: Errand, source: Source, purpose: Purpose, query: str, what: str
) -> tuple[SourceState, BylinesReading | None]:
    """Ask for the oldest articles that match ``query``; the settings must name the service."""
    return await ask_sparing_service(
        errand,
        source,
        purpose,
        _address(errand, query),
        what,
        kind=BylinesReading,
        refused="it says that it was asked too often",
        empty=lambda found: not found.articles,
    )


def _address(errand: Errand, query: str) -> str:
    fields = {
        "query": query,
        "mode": "artlist",
        "format": "json",
        "maxrecords": "75",
        "sort": "dateasc",
        "startdatetime": f"{SINCE:%Y%m%d%H%M%S}",
        "enddatetime": f"{errand.as_of:%Y%m%d%H%M%S}",
    }
    base = errand.settings.sources.gdelt.rstrip("/")
    return f"{base}/api/v2/doc/doc?{urlencode(fields)}"
