"""Wikidata asked for the name that the outlet's own pages give: which newspaper or magazine is or was called so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.collect.site_pages import own_pages
from vetter.collect.wikidata_ask import ask_wikidata
from vetter.collect.wikidata_names import language_of
from vetter.extract.namesakes import namesakes
from vetter.extract.outlet_name import outlet_name
from vetter.model import (
    Outcome,
    PageKind,
    Purpose,
    Source,
    SourceState,
    WikidataReading,
    WikidataSearchReading,
)

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import EncyclopaediaItem

NAMELESS: Final = "its pages do not say what it is called"
MANY: Final = "20"


async def ask_for_namesake(errand: Errand) -> tuple[SourceState, EncyclopaediaItem | None]:
    """Ask as soon as the front page was read; read the item if there is only one of exactly that name."""
    while not errand.ended(Source.SITE) and not any(
        page.kind is PageKind.FRONT for page in own_pages(errand)
    ):
        await errand.stirred()
    pages = own_pages(errand)
    name = outlet_name(pages)
    if name is None:
        return SourceState(Outcome.NOT_ASKED, NAMELESS), None
    state, found = await ask_wikidata(
        errand,
        {
            "action": "wbsearchentities",
            "search": name.value,
            "type": "item",
            "limit": MANY,
            "language": pages[0].language or language_of(name.value),
            "uselang": "en",
        },
        Purpose.WIKIDATA_SEARCH,
        f"newspapers and magazines called {name.value}",
    )
    if not isinstance(found, WikidataSearchReading):
        return state, None
    called = namesakes(found.items, name.value)
    if len(called) != 1:
        return SourceState(Outcome.ABSENT), None
    state, read = await ask_wikidata(
        errand,
        {"action": "wbgetentities", "ids": called[0], "props": "labels|claims|sitelinks"},
        Purpose.WIKIDATA_ITEM,
        f"item {called[0]}",
    )
    return state, read.items[0] if isinstance(read, WikidataReading) else None
