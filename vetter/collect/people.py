"""The named editors: what Wikidata and GDELT had of them before the outlet. Their names go to both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.gdelt import ask_gdelt
from vetter.collect.site_pages import own_pages
from vetter.collect.third_party import OFF, ask_service, host
from vetter.collect.wikidata import finds_nothing
from vetter.collect.wikidata_names import language_of
from vetter.extract.bylines import SINCE
from vetter.extract.editors import editors, spared
from vetter.extract.pasts import MOST, sought
from vetter.extract.people_compile import people
from vetter.model import (
    ClaimKind,
    Outcome,
    Purpose,
    RegistrationReading,
    Source,
    SourceState,
    WikidataSearchReading,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.collect.errand import Errand
    from vetter.model import Page, Reading

AFTER: Final = frozenset({Source.SITE, Source.RDAP, Source.WHOIS})
TOUCHES_OUTLET: Final = False
FEWEST: Final = 2  # editors; one person alone is not held against their past
MAX_PLACES: Final = 2
FEW: Final = "it names fewer than two editors in full"
OLD: Final = "its domain is older than what can be searched"
SCRIPT: Final = "the name is in a script that this search translates"


async def collect(errand: Errand) -> SourceState:
    """Ask about each of the first few editors, if there are two at least and the outlet is young."""
    pages = own_pages(errand)
    named = editors(people(pages, ()))[:MOST]
    if len(named) < FEWEST:
        return SourceState(Outcome.NOT_ASKED, FEW)
    if reason := spared(pages):
        # Whoever needs another name is not asked about all over the world.
        return SourceState(Outcome.NOT_ASKED, reason)
    if _older(errand):
        return SourceState(Outcome.NOT_ASKED, OLD)
    places = _places(pages)
    states = []
    for number, person in enumerate(named, 1):
        whose = f"the name of an editor ({number} of {len(named)})"
        states.append(await _in_wikidata(errand, person.name, f"persons with {whose}"))
        states.append(await _in_articles(errand, person.name, places, f"articles with {whose}"))
        errand.progress(Source.PEOPLE, number, len(named), "asking for editors")
    answered = [state for state in states if state.outcome is Outcome.ANSWERED]
    return answered[0] if answered else states[0]


def _older(errand: Errand) -> bool:
    return any(
        isinstance(one, RegistrationReading) and one.created is not None and one.created < SINCE
        for one in errand.readings.values()
    )


def _places(pages: Sequence[Page]) -> list[str]:
    """Return where the outlet says that it sits: that tells its editor from a namesake elsewhere."""
    said = (c.value for page in pages for c in page.claims if c.kind is ClaimKind.PLACE)
    places = (place.partition(",")[0].strip() for place in said)
    plain = (p for p in places if len(p) > 2 and p.replace(" ", "").isalpha())
    return list(dict.fromkeys(plain))[:MAX_PLACES]


async def _in_wikidata(errand: Errand, name: str, what: str) -> SourceState:
    base = errand.settings.sources.wikidata.rstrip("/")
    if not base:
        errand.note(Source.PEOPLE, "Wikidata", what, Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    language = language_of(name)
    search = {"action": "wbsearchentities", "search": name, "type": "item", "limit": "5"}
    url = f"{base}/w/api.php?{urlencode({**search, 'language': language, 'uselang': language, 'format': 'json'})}"
    state, found = await _ask(errand, url, Purpose.PERSON_SEARCH, what)
    if isinstance(found, WikidataSearchReading) and found.items:
        wanted = "|".join(row[0] for row in found.items)
        items = {"action": "wbgetentities", "ids": wanted, "props": "labels|claims"}
        url = f"{base}/w/api.php?{urlencode({**items, 'format': 'json'})}"
        state, _ = await _ask(errand, url, Purpose.PERSON_ITEMS, f"{what}, their occupations")
    return state


async def _in_articles(errand: Errand, name: str, places: Sequence[str], what: str) -> SourceState:
    """Ask for all articles with the name, and if there are any, for those of the trade or place."""
    base = errand.settings.sources.gdelt.rstrip("/")
    words = sought(name, places)
    if not base or words is None:
        reason = SCRIPT if base else OFF
        errand.note(Source.PEOPLE, host(base) if base else "GDELT", what, Outcome.NOT_ASKED, reason)
        return SourceState(Outcome.NOT_ASKED, reason)
    state, found = await ask_gdelt(errand, Source.PEOPLE, Purpose.BYLINES, words.anywhere, what)
    if found is not None and found.articles:
        nearer = f"{what}, of its trade or place"
        state, _ = await ask_gdelt(errand, Source.PEOPLE, Purpose.BYLINES, words.near, nearer)
    return state


async def _ask(
    errand: Errand, url: str, purpose: Purpose, what: str
) -> tuple[SourceState, Reading | None]:
    return await ask_service(errand, Source.PEOPLE, purpose, url, what, empty=finds_nothing)
