"""The web archive's copies of a site that does not let itself be read: its front page, and where that leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.collect.crawl_plan import Plan
from vetter.collect.crawl_scope import Scope
from vetter.collect.wayback import copies
from vetter.model import PageReading, PageState, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.collect.errand import Errand
    from vetter.model import Page

MAX_COPIES: Final = 8  # the archive answers slowly


async def read_copies(errand: Errand) -> int:
    """Have the archive's copies kept and read; return on how many the outlet itself speaks."""
    outlet = errand.outlet
    front = f"https://{outlet.host}/"
    plan = Plan(Scope(front.rstrip("/"), errand.as_of), MAX_COPIES)
    first = list(dict.fromkeys((front, outlet.url)))
    pages = await _read(errand, first)
    for url in first:
        plan.spend(url)
    for page in pages:
        plan.learn(page)
    plan.waiting = False
    if pages:
        steps = iter(plan.take, None)
        pages += await _read(errand, [step.url for step in steps])
    return len(pages)


async def _read(errand: Errand, urls: Iterable[str]) -> list[Page]:
    errand.progress(Source.SITE, 0, 0, "asking the web archive for copies")
    read = []
    for kept in await copies(errand, urls, MAX_COPIES):
        reading = await errand.read(kept)
        if isinstance(reading, PageReading) and reading.page.state is PageState.READ:
            read.append(reading.page)
    return read
