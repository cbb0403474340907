"""Wikidata: which item has this site as its official website, and what it says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.third_party import OFF, UNREADABLE, ask_service
from vetter.extract.wikidata import WEBSITE, websites_fit
from vetter.model import (
    Outcome,
    Purpose,
    Source,
    SourceState,
    WikidataReading,
    WikidataSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vetter.collect.errand import Errand
    from vetter.model import EncyclopaediaItem, Reading

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False
NOTHING: Final = "no item has this site as its official website"
MAX_ITEMS: Final = 3  # candidates looked at

Answered = tuple[SourceState, "Reading | None"]


async def collect(errand: Errand) -> SourceState:
    """Find the item by the site's address, then read it and the names of what it refers to."""
    if not errand.settings.sources.wikidata:
        errand.note(Source.WIKIDATA, "Wikidata", "item about the site", Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    state, candidates = await _candidates(errand)
    if not candidates:
        return state
    items = []
    failed = None
    for identifier in candidates[:MAX_ITEMS]:
        state, reading = await _ask(
            errand,
            {"action": "wbgetentities", "ids": identifier, "props": "labels|claims|sitelinks"},
            Purpose.WIKIDATA_ITEM,
            f"item {identifier}",
        )
        if isinstance(reading, WikidataReading) and websites_fit(reading.item, errand.outlet.host):
            items.append(reading.item)
        if reading is None:
            failed = failed or state
    if not items:
        return failed or SourceState(Outcome.ABSENT, NOTHING)
    await _name(errand, items)
    return SourceState(Outcome.ANSWERED)


async def _candidates(errand: Errand) -> tuple[SourceState, list[str]]:
    """Search by address, secure ones first, then by the domain as a name."""
    site = errand.outlet.host.removeprefix("www.")
    what = f"items with the website {site}"
    state = SourceState(Outcome.FAILED, UNREADABLE)
    searches: list[dict[str, str]] = [
        {"action": "query", "list": "search", "srlimit": "5", "srsearch": _statement(scheme, site)}
        for scheme in ("https", "http")
    ]
    searches.append(
        {"action": "wbsearchentities", "search": site, "language": "en", "type": "item"}
    )
    for search in searches:
        state, reading = await _ask(errand, search, Purpose.WIKIDATA_SEARCH, what)
        if not isinstance(reading, WikidataSearchReading):
            return state, []
        if reading.items:
            return state, [row[0] for row in reading.items]
    return SourceState(Outcome.ABSENT, NOTHING), []


def _statement(scheme: str, site: str) -> str:
    """Return a search for an exact statement; the address is written in four ways."""
    addresses = [f"{scheme}://{name}{end}" for name in (site, f"www.{site}") for end in ("", "/")]
    return "haswbstatement:" + "|".join(f"{WEBSITE}={address}" for address in addresses)


async def _name(errand: Errand, items: list[EncyclopaediaItem]) -> None:
    """Have the names of kinds, owners and countries, which items give as ids only."""
    ids = dict.fromkeys(
        identifier
        for item in items
        for identifier in (*item.kinds, *item.owners, item.country)
        if identifier
    )
    if ids:
        await _ask(
            errand,
            {
                "action": "wbgetentities",
                "ids": "|".join(list(ids)[:50]),
                "props": "labels",
                "languages": "en",
                "languagefallback": "1",
            },
            Purpose.WIKIDATA_SEARCH,
            "names of kinds, owners and countries",
        )


async def _ask(errand: Errand, query: Mapping[str, str], purpose: Purpose, what: str) -> Answered:
    base = errand.settings.sources.wikidata.rstrip("/")
    url = f"{base}/w/api.php?{urlencode({**query, 'format': 'json'})}"
    return await ask_service(errand, Source.WIKIDATA, purpose, url, what, empty=finds_nothing)


def finds_nothing(reading: Reading) -> bool:
    """Return whether an answer is that of a search without results."""
    return isinstance(reading, WikidataSearchReading) and not reading.items
