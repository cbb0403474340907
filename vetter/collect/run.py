"""Ask all sources at once, each under its own deadline; one that fails never holds up the rest."""

from __future__ import annotations

import asyncio
import logging
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

from vetter import clock
from vetter.model import Outcome, Source, SourceBegan, SourceEnded, SourceState
from vetter.net import Patience

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vetter.collect.errand import Errand
    from vetter.model import Event

log = logging.getLogger(__name__)

ORDER: Final = (
    Source.SITE,
    Source.RDAP,
    Source.WHOIS,
    Source.DNS,
    Source.TLS,
    Source.WAYBACK,
    Source.CERTIFICATES,
    Source.WIKIDATA,
    Source.PASSAGES,
    Source.PEOPLE,
    Source.CONTRIBUTORS,
    Source.REGISTER,
    Source.WIKIPEDIA,
    Source.COPIES,
    Source.NEIGHBOURS,
)
PASSIVE: Final = "passive mode: the outlet's own servers are not contacted"


class Collector(Protocol):
    """What every ``vetter/collect/<source>.py`` offers."""

    AFTER: frozenset[Source]
    TOUCHES_OUTLET: bool

    async def collect(self, errand: Errand) -> SourceState:
        """Ask, keep, and say how it went."""
        ...


async def run(
    errand: Errand,
    tell: Callable[[Event], None],
    *,
    sources: Sequence[Source] = ORDER,
    instead: Mapping[Source, Collector] | None = None,
) -> None:
    """Run the collectors of ``sources``, remembering in the errand how each of them ended.

    Those of ``instead`` take the place of the usual ones.
    """
    ended = {source: asyncio.Event() for source in sources}
    async with asyncio.TaskGroup() as group:
        for source in sources:
            collector = (instead or {}).get(source) or _module(source)
            waits = [ended[other] for other in collector.AFTER if other in ended]
            group.create_task(_one(errand, tell, source, collector, waits, ended[source]))
            await asyncio.sleep(0)  # who is loaded asks, while the next is loaded


def _module(source: Source) -> Collector:
    module: Collector = import_module(f"vetter.collect.{source.value}")
    return module


async def _one(
    errand: Errand,
    tell: Callable[[Event], None],
    source: Source,
    collector: Collector,
    waits: list[asyncio.Event],
    ended: asyncio.Event,
) -> None:
    for other in waits:
        await other.wait()
    tell(SourceBegan(source))
    began = clock.ticks()
    try:
        state = await _state(errand, source, collector)
        errand.settle(source, state)
    finally:
        ended.set()
        errand.stir()
    tell(SourceEnded(source, state.outcome, state.reason, clock.ticks() - began))


async def _state(errand: Errand, source: Source, collector: Collector) -> SourceState:
    if errand.passive and collector.TOUCHES_OUTLET:
        return SourceState(Outcome.NOT_ASKED, PASSIVE)
    settings = errand.settings
    # The crawl ends by itself at its deadline, with what it has; the rest is for ending it.
    own = source is Source.SITE
    seconds = settings.crawl.deadline + 5 if own else settings.sources.deadline
    try:
        async with Patience(seconds):
            return await collector.collect(errand)
    except TimeoutError:
        return SourceState(Outcome.FAILED, f"no complete answer within {seconds:.0f} seconds")
    except Exception as error:
        log.exception("the source %s failed", source.value)
        return SourceState(Outcome.FAILED, f"this program failed on the answer ({error!r:.120})")
