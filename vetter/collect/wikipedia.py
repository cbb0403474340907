"""Which articles of Wikipedia link to the site: in English, and in the language it is written in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.site_pages import in_turn
from vetter.collect.third_party import OFF, ask_service, own_domain
from vetter.model import LinksReading, Outcome, Purpose, Source, SourceState

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import Reading

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False
ENGLISH: Final = "en"
MAX_LINKS: Final = 100
FIRST: Final = 5  # pages, of which the language is taken


async def collect(errand: Errand) -> SourceState:
    """Ask one or two editions; one that answers is enough for an answer.

    The second is that in the language of the site, once it was read.
    """
    setting = errand.settings.sources.wikipedia.rstrip("/")
    if not setting:
        errand.note(Source.WIKIPEDIA, "Wikipedia", "links to the site", Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    states = [await _ask(errand, setting.replace("{language}", ENGLISH))]
    language = await _language(errand)
    if language not in ("", ENGLISH):
        states.append(await _ask(errand, setting.replace("{language}", language)))
    best = (Outcome.ANSWERED, Outcome.ABSENT)
    return next((s for wanted in best for s in states if s.outcome is wanted), states[0])


async def _language(errand: Errand) -> str:
    """Return the language of most of its first pages, or ""."""
    while len(in_turn(errand)) < FIRST and not errand.ended(Source.SITE):
        await errand.stirred()
    pages = in_turn(errand)[:FIRST]
    spoken = Counter(page.language for page in pages if page.language.isalpha())
    return spoken.most_common(1)[0][0] if spoken else ""


async def _ask(errand: Errand, base: str) -> SourceState:
    domain = own_domain(errand.outlet)
    query = {
        "action": "query",
        "list": "exturlusage",
        "euquery": f"*.{domain}",  # the domain itself is among them
        "eunamespace": "0",
        "eulimit": str(MAX_LINKS),
        "format": "json",
    }
    what = f"articles that link to {domain}"
    url = f"{base}/w/api.php?{urlencode(query)}"
    state, reading = await ask_service(
        errand, Source.WIKIPEDIA, Purpose.LINKS_TO, url, what, empty=_is_empty
    )
    nothing = reading is not None and _is_empty(reading)
    return SourceState(Outcome.ABSENT) if nothing else state


def _is_empty(reading: Reading) -> bool:
    return isinstance(reading, LinksReading) and not reading.links
