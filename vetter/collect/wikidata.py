"""Wikidata: which item has this site as its official website, or else its name, and what it says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.collect.namesakes import ask_for_namesake
from vetter.collect.third_party import OFF, UNREADABLE
from vetter.collect.wikidata_ask import ask_wikidata, statements
from vetter.extract.wikidata import WEBSITE, known_kinds, own_website
from vetter.model import (
    Outcome,
    Purpose,
    Source,
    SourceState,
    WikidataReading,
    WikidataSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.collect.errand import Errand
    from vetter.model import EncyclopaediaItem

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False
NOTHING: Final = "no item has this site as its official website"
MAX_ITEMS: Final = 5  # candidates looked at

SETTLED: Final = frozenset({Outcome.ANSWERED, Outcome.ABSENT, Outcome.NOT_ASKED})
"""How asking by name can end without leaving anything open: without a name there is nothing to ask."""


async def collect(errand: Errand) -> SourceState:
    """Find the item by the site's address, or else by its name; read it and the names of what it refers to.

    An item of its name is not its own: what it is good for is said by those who read it. Of its own the kinds count,
    of one of its name the country.
    """
    if not errand.settings.sources.wikidata:
        errand.note(Source.WIKIDATA, "Wikidata", "item about the site", Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    state, items = await _of_the_site(errand)
    if items:
        await _name(errand, "names of kinds", (kind for item in items for kind in item.kinds))
    elif state.outcome is Outcome.ABSENT:
        asked, item = await ask_for_namesake(errand)
        await _name(errand, "name of a country", [item.country] if item else [])
        state = state if asked.outcome in SETTLED else asked
    return state


async def _of_the_site(errand: Errand) -> tuple[SourceState, list[EncyclopaediaItem]]:
    state, candidates = await _candidates(errand)
    if not candidates:
        return state, []
    wanted = candidates[:MAX_ITEMS]
    state, reading = await ask_wikidata(
        errand,
        {
            "action": "wbgetentities",
            "ids": "|".join(wanted),
            "props": "labels|aliases|claims|sitelinks",
        },
        Purpose.WIKIDATA_ITEM,
        f"item{'s' if len(wanted) > 1 else ''} {', '.join(wanted)}",
    )
    if not isinstance(reading, WikidataReading):
        return state, []
    items = [item for item in reading.items if own_website(item, errand.outlet.host)]
    return SourceState(
        Outcome.ANSWERED if items else Outcome.ABSENT, "" if items else NOTHING
    ), items


async def _candidates(errand: Errand) -> tuple[SourceState, list[str]]:
    """Search by the address of the front page as it is mostly written, and by all that begin as it does, in one question."""
    site = errand.outlet.host.removeprefix("www.")
    fronts = [
        f"{scheme}://{name}" for scheme in ("https", "http") for name in (site, f"www.{site}")
    ]
    state, reading = await ask_wikidata(
        errand,
        {
            "action": "query",
            "list": "search",
            "srlimit": "5",
            "srsearch": statements((WEBSITE, f"{front}/") for front in fronts),
            "generator": "search",
            "gsrlimit": "10",
            "gsrsearch": statements((WEBSITE, f"{front}*") for front in fronts),
        },
        Purpose.WIKIDATA_SEARCH,
        f"items with the website {site}",
    )
    if not isinstance(reading, WikidataSearchReading):
        return state if reading is None else SourceState(Outcome.FAILED, UNREADABLE), []
    if not reading.items:
        return SourceState(Outcome.ABSENT, NOTHING), []
    return state, [row[0] for row in reading.items]


async def _name(errand: Errand, what: str, wanted: Iterable[str]) -> None:
    """Have the names of what items give as ids only, where they are not known."""
    ids = [one for one in dict.fromkeys(wanted) if one and one not in known_kinds()]
    if ids:
        await ask_wikidata(
            errand,
            {
                "action": "wbgetentities",
                "ids": "|".join(ids[:50]),
                "props": "labels",
                "languages": "en",
                "languagefallback": "1",
            },
            Purpose.WIKIDATA_SEARCH,
            what,
        )
