"""One question to Wikidata's interface, its answer and the line in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.third_party import ask_service
from vetter.model import Source, WikidataSearchReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vetter.collect.errand import Errand
    from vetter.model import Purpose, Reading, SourceState

LONGEST: Final = 300
"""Characters of a search; a longer one is refused (https://www.mediawiki.org/wiki/Help:CirrusSearch)."""


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


def statements(wanted: Iterable[tuple[str, str]]) -> str:
    """Return a search for items with any of these properties and values, as many of the first as fit into one.

    A value that ends in ``*`` stands for all that begin so. (https://www.mediawiki.org/wiki/Help:Extension:WikibaseCirrusSearch)

    >>> statements([("P856", "https://gazette.example/"), ("P236", "0174-5255")])
    'haswbstatement:P856=https://gazette.example/|P236=0174-5255'
    """
    search = "haswbstatement:"
    for number, (name, value) in enumerate(wanted):
        longer = f"{search}{'|' if number else ''}{name}={value}"
        if number and len(longer) > LONGEST:
            break
        search = longer
    return search


def finds_nothing(reading: Reading) -> bool:
    """Return whether an answer is that of a search without results."""
    return isinstance(reading, WikidataSearchReading) and not reading.items
