"""The named editors: what Wikidata and GDELT had of them before the outlet. Their names go to both."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from vetter.collect.gdelt import ask_gdelt
from vetter.collect.registered import registered
from vetter.collect.site_pages import about_read, own_pages, up_to
from vetter.collect.third_party import OFF, host
from vetter.collect.wikidata_ask import ask_wikidata
from vetter.collect.wikidata_names import language_of
from vetter.extract.bylines import SINCE
from vetter.extract.editors import ABOUT_IT, editors, spared
from vetter.extract.pasts import MOST, elsewhere, sought, together
from vetter.extract.people_compile import people
from vetter.model import (
    ClaimKind,
    Outcome,
    Purpose,
    Source,
    SourceState,
    WikidataSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.collect.errand import Errand
    from vetter.extract.pasts import Sought
    from vetter.model import BylinesReading, Page, Person

AFTER: Final = frozenset({Source.RDAP, Source.WHOIS})
TOUCHES_OUTLET: Final = False
FEWEST: Final = 2  # editors; one person alone is not held against their past
MAX_PLACES: Final = 2
MANY: Final = "5"  # persons of one name
FEW: Final = "it names fewer than two editors in full"
ALL: Final = "articles with the name of any of its editors"
KNOWN: Final = "one of them is known from before, which settles it"
OLD: Final = "its domain is older than what can be searched"
SCRIPT: Final = "the name is in a script that this search translates"


async def collect(errand: Errand) -> SourceState:
    """Ask about each of the first few editors, if there are two at least and the outlet is young."""
    pages, named = await _named(errand)
    if len(named) < FEWEST:
        return SourceState(Outcome.NOT_ASKED, FEW)
    if reason := spared(own_pages(errand)):
        # Whoever needs another name is not asked about all over the world.
        return SourceState(Outcome.NOT_ASKED, reason)
    created = registered(errand)
    if created is not None and created < SINCE:
        return SourceState(Outcome.NOT_ASKED, OLD)
    names = [person.name for person in named]
    # Two services, each at its own pace.
    async with asyncio.TaskGroup() as group:
        known = group.create_task(_all_in_wikidata(errand, names))
        written = group.create_task(_in_articles(errand, names, _places(pages)))
    states = [*known.result(), *written.result()]
    answered = [state for state in states if state.outcome is Outcome.ANSWERED]
    return answered[0] if answered else states[0]


async def _named(errand: Errand) -> tuple[Sequence[Page], Sequence[Person]]:
    """Return the first few editors, and the pages that tell of them.

    These are those about the outlet, as soon as all of them were read; where they name too few, all pages of it.
    """
    while not about_read(errand):
        await errand.stirred()
    pages = tuple(page for page in up_to(errand, errand.last_about) if page.kind in ABOUT_IT)
    named = editors(people(pages, ()))
    if len(named) < FEWEST:
        await errand.end_of(Source.SITE)
        pages = own_pages(errand)
        named = editors(people(pages, ()))
    return pages, named[:MOST]


def _places(pages: Sequence[Page]) -> list[str]:
    """Return where the outlet says that it sits: that tells its editor from a namesake elsewhere."""
    said = (c.value for page in pages for c in page.claims if c.kind is ClaimKind.PLACE)
    places = (place.partition(",")[0].strip() for place in said)
    plain = (p for p in places if len(p) > 2 and p.replace(" ", "").isalpha())
    return list(dict.fromkeys(plain))[:MAX_PLACES]


async def _all_in_wikidata(errand: Errand, names: Sequence[str]) -> list[SourceState]:
    """Search for each name, and have the items that were found for all of them at once."""
    states = []
    wanted: list[str] = []
    for number, name in enumerate(names, 1):
        what = f"persons with the name of an editor ({number} of {len(names)})"
        state, found = await _in_wikidata(errand, name, what)
        states.append(state)
        wanted += found
        errand.progress(Source.PEOPLE, number, len(names), "asking for editors")
    if wanted:
        ids = "|".join(dict.fromkeys(wanted))
        items = {"action": "wbgetentities", "ids": ids, "props": "labels|claims"}
        what = "occupations of persons with the names of editors"
        await ask_wikidata(errand, items, Purpose.PERSON_ITEMS, what, Source.PEOPLE)
    return states


async def _in_wikidata(errand: Errand, name: str, what: str) -> tuple[SourceState, list[str]]:
    if not errand.settings.sources.wikidata:
        errand.note(Source.PEOPLE, "Wikidata", what, Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF), []
    language = language_of(name)
    search = {"action": "wbsearchentities", "search": name, "type": "item", "limit": MANY}
    search |= {"language": language, "uselang": language}
    state, found = await ask_wikidata(errand, search, Purpose.PERSON_SEARCH, what, Source.PEOPLE)
    known = found.items if isinstance(found, WikidataSearchReading) else ()
    return state, [row[0] for row in known]


async def _in_articles(
    errand: Errand, names: Sequence[str], places: Sequence[str]
) -> list[SourceState]:
    """Ask for articles with any of the names, and only if there are some for one after the other.

    Each question costs seconds at GDELT's pace; that one of them is known settles it.
    """
    base = errand.settings.sources.gdelt.rstrip("/")
    if not base:
        errand.note(Source.PEOPLE, "GDELT", ALL, Outcome.NOT_ASKED, OFF)
        return [SourceState(Outcome.NOT_ASKED, OFF)]
    states = []
    if every := together(names):
        state, found = await _in_gdelt(errand, every, ALL)
        states.append(state)
        nowhere = found is not None and elsewhere(found, errand.outlet) is None
        if nowhere or state.outcome in (Outcome.LIMITED, Outcome.BLOCKED):
            return states
    reason = ""
    for number, name in enumerate(names, 1):
        what = f"articles with the name of an editor ({number} of {len(names)})"
        words = sought(name, places)
        if words is None or reason:
            errand.note(Source.PEOPLE, host(base), what, Outcome.NOT_ASKED, reason or SCRIPT)
            continue
        state, known = await _one_name(errand, words, what)
        states.append(state)
        reason = KNOWN if known else ""
    return states or [SourceState(Outcome.NOT_ASKED, SCRIPT)]


async def _one_name(errand: Errand, words: Sought, what: str) -> tuple[SourceState, bool]:
    """Return how asking for a name went, and whether it was known before the domain was registered."""
    state, found = await _in_gdelt(errand, words.near, f"{what}, of its trade or place")
    first = elsewhere(found, errand.outlet) if found else None
    created = registered(errand)
    if first and created and first < created:
        return state, True
    return (await _in_gdelt(errand, words.anywhere, what))[0], False


async def _in_gdelt(
    errand: Errand, query: str, what: str
) -> tuple[SourceState, BylinesReading | None]:
    return await ask_gdelt(errand, Source.PEOPLE, Purpose.BYLINES, query, what)
