"""GDELT's full-text search of news (DOC 2.0): one question, its answer and the line in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from vetter.collect.third_party import UNREADABLE, host, judged, noted_if_cut_off
from vetter.extract.bylines import SINCE
from vetter.model import BylinesReading, Outcome, SourceState
from vetter.net import SERVICE

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import Purpose, Source


async def ask_gdelt(
    errand: Errand, source: Source, purpose: Purpose, query: str, what: str
) -> tuple[SourceState, BylinesReading | None]:
    """Ask for the oldest articles that match ``query``; the settings must name the service."""
    url = _address(errand, query)
    with noted_if_cut_off(errand, source, host(url), what):
        visit = await errand.get(
            url, purpose, source=source, limits=SERVICE, accept="application/json", service=True
        )
    outcome, reason = judged(visit.kept)
    reading = await errand.read(visit.kept)
    found = reading if isinstance(reading, BylinesReading) else None
    if found is not None and found.limited:
        outcome, reason = Outcome.LIMITED, "it says that it was asked too often"
    elif found is None and outcome in (Outcome.ANSWERED, Outcome.ABSENT):
        outcome, reason = Outcome.FAILED, UNREADABLE
    if outcome not in (Outcome.ANSWERED, Outcome.ABSENT):
        errand.forget(visit)
    empty = found is not None and not found.articles
    noted = Outcome.ABSENT if outcome is Outcome.ANSWERED and empty else outcome
    errand.note(source, host(url), what, noted, reason, (visit.kept.record.id,))
    return SourceState(outcome, reason), found


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
