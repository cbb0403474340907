"""Wikidata asked by name: which outlets are called this, and where their sites are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.third_party import UNREADABLE, host, judged
from vetter.extract.address import host_named
from vetter.model import (
    Candidate,
    Outcome,
    Purpose,
    Source,
    WikidataReading,
    WikidataSearchReading,
)
from vetter.net import SERVICE

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import Reading

MAX_ITEMS: Final = 6
OFF: Final = "switched off in the settings"
_MEDIUM: Final = re.compile(
    r"news|magazin|journal|gazette|tabloid|newsletter|periodical|publication|publisher|publishing|weekly|daily|"
    r"monthly|quarterly|broadcast|radio|television|tv |media|press|agency|website|web site|portal|blog|podcast",
    re.IGNORECASE,
)


async def search_names(errand: Errand, name: str) -> tuple[Candidate, ...]:
    """Return the outlets of that name or a similar one that have a site, best first.

    Without an answer there are none: the name may still be given as an address.
    """
    base = errand.settings.sources.wikidata.rstrip("/")
    if not base:
        errand.note(Source.WIKIDATA, "Wikidata", f"outlets called {name}", Outcome.NOT_ASKED, OFF)
        return ()
    query = {"action": "wbsearchentities", "search": name, "type": "item", "limit": "20"}
    found = await _ask(
        errand,
        {**query, "language": "en", "uselang": "en"},
        Purpose.WIKIDATA_SEARCH,
        f"outlets called {name}",
    )
    rows = found.items if isinstance(found, WikidataSearchReading) else ()
    candidates = []
    # What has no description yet may be a medium too.
    fitting = [row for row in rows if not row[2] or _MEDIUM.search(row[2])]
    for identifier, label, description in fitting[:MAX_ITEMS]:
        candidate = await _candidate(errand, identifier, label, description)
        if candidate:
            candidates.append(candidate)
    return tuple(candidates)


async def _candidate(
    errand: Errand, identifier: str, label: str, description: str
) -> Candidate | None:
    reading = await _ask(
        errand,
        {"action": "wbgetentities", "ids": identifier, "props": "labels|claims|sitelinks"},
        Purpose.WIKIDATA_ITEM,
        f"site of item {identifier}",
    )
    if not isinstance(reading, WikidataReading):
        return None
    site = host_named(reading.item.website).removeprefix("www.")
    how = f"Wikidata: {description}" if description else f"Wikidata item {identifier}"
    return Candidate(label or reading.item.label, site, how) if site else None


async def _ask(
    errand: Errand, query: dict[str, str], purpose: Purpose, what: str
) -> Reading | None:
    base = errand.settings.sources.wikidata.rstrip("/")
    visit = await errand.get(
        f"{base}/w/api.php?{urlencode({**query, 'format': 'json'})}",
        purpose,
        source=Source.WIKIDATA,
        limits=SERVICE,
        accept="application/json",
        service=True,
    )
    outcome, reason = judged(visit.kept)
    reading = await errand.read(visit.kept)
    if outcome in (Outcome.ANSWERED, Outcome.ABSENT) and reading is None:
        outcome, reason = Outcome.FAILED, UNREADABLE
    if isinstance(reading, WikidataSearchReading) and not reading.items:
        outcome = Outcome.ABSENT
    errand.note(Source.WIKIDATA, host(base), what, outcome, reason, (visit.kept.record.id,))
    return reading
