"""Wikidata: which item has this site as its official website, or else its name, and what it says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.collect.namesakes import ask_for_namesake
from vetter.collect.third_party import OFF, UNREADABLE
from vetter.collect.wikidata_ask import ask_wikidata
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
    from vetter.collect.errand import Errand
    from vetter.model import EncyclopaediaItem

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False
NOTHING: Final = "no item has this site as its official website"
MAX_ITEMS: Final = 3  # candidates looked at

SETTLED: Final = frozenset({Outcome.ANSWERED, Outcome.ABSENT, Outcome.NOT_ASKED})
"""How asking by name can end without leaving anything open: without a name there is nothing to ask."""


async def collect(errand: Errand) -> SourceState:
    """Find the item by the site's address, or else by its name; read it and the names of what it refers to.

    An item of its name is not its own: what it is good for is said by those who read it.
    """
    if not errand.settings.sources.wikidata:
        errand.note(Source.WIKIDATA, "Wikidata", "item about the site", Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    state, items = await _of_the_site(errand)
    if not items and state.outcome is Outcome.ABSENT:
        asked, item = await ask_for_namesake(errand)
        items = [item] if item else []
        state = state if asked.outcome in SETTLED else asked
    await _name(errand, items)
    return state


async def _of_the_site(errand: Errand) -> tuple[SourceState, list[EncyclopaediaItem]]:
    state, candidates = await _candidates(errand)
    if not candidates:
        return state, []
    items = []
    failed = None
    for identifier in candidates[:MAX_ITEMS]:
        state, reading = await ask_wikidata(
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
        return failed or SourceState(Outcome.ABSENT, NOTHING), []
    return SourceState(Outcome.ANSWERED), items


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
        state, reading = await ask_wikidata(errand, search, Purpose.WIKIDATA_SEARCH, what)
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
        await ask_wikidata(
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
