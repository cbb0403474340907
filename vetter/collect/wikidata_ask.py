"""One question to Wikidata's interface, its answer and the line in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from vetter.collect.third_party import ask_service
from vetter.model import Source, WikidataSearchReading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.collect.errand import Errand
    from vetter.model import Purpose, Reading, SourceState


async def ask_wikidata(
    errand: Errand,
    query: Mapping[str, str],
    purpose: Purpose,
    what: str,
    source: Source = Source.WIKIDATA,
) -> tuple[SourceState, Reading | None]:
    """Ask on behalf of ``source``; the settings must name the service."""
    base = errand.settings.sources.wikidata.rstrip("/")
    url = f"{base}/w/api.php?{urlencode({**query, 'format': 'json'})}"
    return await ask_service(errand, source, purpose, url, what, empty=finds_nothing)


def finds_nothing(reading: Reading) -> bool:
    """Return whether an answer is that of a search without results."""
    return isinstance(reading, WikidataSearchReading) and not reading.items
