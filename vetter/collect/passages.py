"""Sentences of the outlet's articles, asked of GDELT, and of a web search that is set up, while the site is still being read."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vetter.collect.gdelt import ask_gdelt
from vetter.collect.registered import registered
from vetter.collect.site_pages import articles_read, in_turn
from vetter.collect.third_party import OFF, host
from vetter.collect.web_search import ask_web, services
from vetter.extract.passages import MOST, distinctive, elsewhere, phrases
from vetter.model import Outcome, PageKind, Purpose, Source, SourceState

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from vetter.collect.errand import Errand
    from vetter.collect.web_search import Service
    from vetter.extract.passages import Sought
    from vetter.model import Page

AFTER: Final = frozenset({Source.RDAP, Source.WHOIS})
TOUCHES_OUTLET: Final = False
YOUNG: Final = timedelta(days=5 * 365)
ENOUGH: Final = 5
"""The first articles, of which the words that are rare here can be told: more are waited for only where these have
too few sentences to be sought, since which these are hangs on what was answered when."""

DECIDED: Final = 3
"""Sentences that stand elsewhere, from which on no more are asked for; with fewer, and one at least, as many articles again."""

LOOKED: Final = frozenset({Outcome.ANSWERED, Outcome.ABSENT})
LANGUAGE: Final = "en"
NOTHING: Final = "no article was read that has a sentence to look for"
TRANSLATED: Final = (
    "GDELT searches English translations, and these articles are in another language"
)
NO_MORE: Final = "no further answer was to be had"
WHAT: Final = "articles with a sentence of its own"
FURTHER: Final = "articles with a sentence of others of its own"
STOP: Final = frozenset({Outcome.LIMITED, Outcome.BLOCKED})
"""Asking on would not be welcome."""


async def collect(errand: Errand) -> SourceState:
    """Ask for one sentence each of a few articles, as soon as enough of them were read."""
    base = errand.settings.sources.gdelt.rstrip("/")
    web = list(services(errand.settings, ""))
    if not base:
        errand.note(Source.PASSAGES, "GDELT", WHAT, Outcome.NOT_ASKED, OFF)
        if not web:
            return SourceState(Outcome.NOT_ASKED, OFF)
    errand.expect(base)
    sought = await _first(errand)
    if not sought:
        return SourceState(Outcome.NOT_ASKED, NOTHING)
    states = [await _in_web(errand, number, sought) for number in range(len(web))]
    english = [one for one in sought if one.language == LANGUAGE]
    if base and english:
        states.append(await _in_gdelt(errand, english))
    elif base:
        errand.note(Source.PASSAGES, host(base), WHAT, Outcome.NOT_ASKED, TRANSLATED)
        states.append(SourceState(Outcome.NOT_ASKED, TRANSLATED))
    return _best(states)


async def _first(errand: Errand) -> Sequence[Sought]:
    """Return sentences of the first articles, as soon as enough of these have one."""
    wanted = ENOUGH
    while True:
        articles = _articles(errand)
        all_of_them = articles_read(errand)
        if len(articles) >= wanted or all_of_them:
            sought = await asyncio.to_thread(distinctive, articles[:wanted])
            if len(sought) >= MOST or (all_of_them and len(articles) <= wanted):
                return sought
            wanted += 1
        else:
            await errand.stirred()


async def _in_gdelt(errand: Errand, sought: Sequence[Sought]) -> SourceState:
    """Ask for all at once, since it wants seconds between questions, and one by one only if any is there.

    Where a few of them are, the sample is too small to tell how much is copied: then for others as well. Where none
    is and the outlet is young, others are asked for at once: who copies a third passes for original once in five times.
    """
    whom = host(errand.settings.sources.gdelt)
    there: list[bool] = []  # of each sentence that was asked for by itself
    last = SourceState(Outcome.NOT_ASKED)

    async def ask(words: Sequence[str], what: str) -> bool | None:
        """Return whether any of the words stand elsewhere, or None if that was not said."""
        nonlocal last
        query = phrases(words)
        last, found = await ask_gdelt(errand, Source.PASSAGES, Purpose.PASSAGE, query, what)
        return None if found is None else elsewhere(found, errand.outlet)

    async def at_once(several: Sequence[Sought], of: str) -> bool | None:
        if len(several) < 2:
            return None
        return await ask([one.words for one in several], f"{of} ({len(several)} at once)")

    async def one_by_one(words: str, what: str) -> SourceState:
        there.append(await ask([words], what) is True)
        return last

    any_there = await at_once(sought, WHAT)
    states = [last]
    if any_there is False and _young(errand):
        further = await _further(errand, sought)
        if len(further) == 1 or await at_once(further, FURTHER):
            states.append(await _each(errand, whom, further, one_by_one, FURTHER))
    elif any_there is not False and last.outcome not in STOP:
        states = [await _each(errand, whom, sought, one_by_one)]
        if 0 < sum(there) < DECIDED and last.outcome not in STOP:
            further = await _further(errand, sought)
            states.append(await _each(errand, whom, further, one_by_one, FURTHER))
    return _best(states)


def _young(errand: Errand) -> bool:
    """Return whether the domain is not known to be older than a few years."""
    created = registered(errand)
    return created is None or created > errand.as_of - YOUNG


async def _further(errand: Errand, asked: Sequence[Sought]) -> Sequence[Sought]:
    """Return as many sentences again, of the next articles."""
    while not articles_read(errand) and len(_articles(errand)) < 2 * ENOUGH:
        await errand.stirred()
    urls = {one.url for one in asked}
    found = await asyncio.to_thread(distinctive, _articles(errand)[: 2 * ENOUGH], urls)
    return [one for one in found if one.language == LANGUAGE]


async def _in_web(errand: Errand, number: int, sought: Sequence[Sought]) -> SourceState:
    """Ask the web search that is set up as ``number``."""

    def service(words: str) -> Service:
        return list(services(errand.settings, f'"{words}"'))[number]

    async def ask(words: str, what: str) -> SourceState:
        purpose = Purpose.PASSAGE_SEARCH
        return (await ask_web(errand, service(words), Source.PASSAGES, purpose, what))[0]

    return await _each(errand, host(service("").url), sought, ask)


async def _each(
    errand: Errand,
    whom: str,
    sought: Sequence[Sought],
    ask: Callable[[str, str], Awaitable[SourceState]],
    of: str = WHAT,
) -> SourceState:
    """Ask for one sentence after the other; what is not asked any more stands in the ledger."""
    states: list[SourceState] = []
    begun = 0
    try:
        for one in sought:
            begun += 1
            states.append(await ask(one.words, f"{of} ({begun} of {len(sought)})"))
            errand.progress(Source.PASSAGES, begun, len(sought), "asking for sentences")
            if states[-1].outcome in STOP:
                break
    finally:
        if left := len(sought) - begun:
            what = f"{of} ({left} of {len(sought)})"
            errand.note(Source.PASSAGES, whom, what, Outcome.NOT_ASKED, NO_MORE)
    return _best(states)


def _best(states: Sequence[SourceState]) -> SourceState:
    """Return the first state that is an answer, or else the first; of none, that nobody was asked."""
    nobody = SourceState(Outcome.NOT_ASKED, NOTHING)
    return next((state for state in states if state.outcome in LOOKED), next(iter(states), nobody))


def _articles(errand: Errand) -> list[Page]:
    found = {page.url: page for page in in_turn(errand) if page.kind is PageKind.ARTICLE}
    return list(found.values())
