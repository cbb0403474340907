"""Sentences of the outlet's articles, asked of GDELT word for word while the site is still being read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from vetter.collect.gdelt import ask_gdelt
from vetter.collect.site_pages import own_pages
from vetter.collect.third_party import OFF, host
from vetter.extract.passages import distinctive
from vetter.model import Outcome, PageKind, Purpose, Source, SourceState

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.extract.passages import Sought

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False
ENOUGH: Final = 5
"""Articles after which the words that are rare here can be told: the rest is not waited for."""

LANGUAGE: Final = "en"
NOTHING: Final = "no article was read that has a sentence to look for"
TRANSLATED: Final = (
    "GDELT searches English translations, and these articles are in another language"
)
NO_MORE: Final = "no further answer was to be had"
WHAT: Final = "articles with a sentence of its own"


async def collect(errand: Errand) -> SourceState:
    """Ask for one sentence each of a few articles, as soon as enough of them were read."""
    base = errand.settings.sources.gdelt.rstrip("/")
    if not base:
        errand.note(Source.PASSAGES, "GDELT", WHAT, Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    while not errand.ended(Source.SITE) and _articles(errand) < ENOUGH:
        await errand.stirred()
    sought = await asyncio.to_thread(distinctive, own_pages(errand))
    if not sought:
        return SourceState(Outcome.NOT_ASKED, NOTHING)
    english = [one for one in sought if one.language == LANGUAGE]
    if not english:
        errand.note(Source.PASSAGES, host(base), WHAT, Outcome.NOT_ASKED, TRANSLATED)
        return SourceState(Outcome.NOT_ASKED, TRANSLATED)
    return await _ask(errand, english)


async def _ask(errand: Errand, sought: list[Sought]) -> SourceState:
    states: list[SourceState] = []
    begun = 0
    try:
        for one in sought:
            begun += 1
            what = f"{WHAT} ({begun} of {len(sought)})"
            query = f'"{one.words}"'
            state, _ = await ask_gdelt(errand, Source.PASSAGES, Purpose.PASSAGE, query, what)
            states.append(state)
            errand.progress(Source.PASSAGES, begun, len(sought), "asking for sentences")
            if state.outcome in (Outcome.LIMITED, Outcome.BLOCKED):
                break  # asking on would not be welcome
    finally:
        if left := len(sought) - begun:
            what = f"{WHAT} ({left} of {len(sought)})"
            whom = host(errand.settings.sources.gdelt)
            errand.note(Source.PASSAGES, whom, what, Outcome.NOT_ASKED, NO_MORE)
    return next((state for state in states if state.outcome is Outcome.ANSWERED), states[0])


def _articles(errand: Errand) -> int:
    return len({page.url for page in own_pages(errand) if page.kind is PageKind.ARTICLE})
