"""The outlet's own site: its first pages, what it says about itself, and a spread of its articles."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from vetter.collect.asker import Asker
from vetter.collect.crawl import Crawl
from vetter.collect.opening import moved_to, open_site
from vetter.collect.site_copies import read_copies
from vetter.collect.site_verdict import other_outlet, problem_with
from vetter.domains import shown_host
from vetter.model import Outcome, PageState, Source, SourceState, TroubleKind

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.collect.opening import Opening

AFTER: Final[frozenset[Source]] = frozenset()
TOUCHES_OUTLET: Final = False  # in passive mode only the archive's copies are read
PASSIVELY: Final = "passive mode: the outlet's own servers are not contacted"
NO_RULES: Final = (
    "its robots.txt could not be had, and crawlers have to stay away then (RFC 9309 §2.3.1.4)"
)


async def collect(errand: Errand) -> SourceState:
    """Read the site within the page budget and the deadline, or else the archive's copies of it."""
    if errand.passive:
        return await _from_archive(errand, SourceState(Outcome.BLOCKED, PASSIVELY))
    asker = Asker(errand)
    seconds = errand.settings.crawl.deadline
    try:
        async with asyncio.timeout(seconds):
            return await _read_site(asker)
    except TimeoutError:
        return _when_late(asker, seconds)
    finally:
        asker.write_ledger()


async def _read_site(asker: Asker) -> SourceState:
    outlet = asker.errand.outlet
    opening = await open_site(asker)
    elsewhere = moved_to(opening, outlet)
    if elsewhere and (other := other_outlet(elsewhere, outlet)):
        reason = f"it only sends visitors on to the site of another outlet, {other}"
        return SourceState(Outcome.ABSENT, reason)
    problem = _problem(opening, outlet.host)
    if problem is None:
        crawl = Crawl(asker, opening)
        await crawl.run()
        if asker.pages_read:
            return SourceState(Outcome.ANSWERED, _remark(crawl, asker, elsewhere))
    problem = problem or problem_with(opening.front, outlet.host)
    return await _from_archive(
        asker.errand, problem or SourceState(Outcome.FAILED, "none of its pages could be read")
    )


def _problem(opening: Opening, host: str) -> SourceState | None:
    """Return why the site cannot be crawled at all, or None."""
    problems = [problem_with(seen, host) for seen in opening.seen]
    states = {seen.page.state for seen in opening.seen if seen.page}
    # A page that needs scripts may still announce feeds, and lead to others that do not.
    if None in problems or PageState.SHELL in states:
        return None
    trouble = opening.front.kept.record.trouble
    if trouble is not None and trouble.kind is TroubleKind.ROBOTS and not opening.ruled:
        return SourceState(Outcome.BLOCKED, NO_RULES)
    return problems[0]


def _remark(crawl: Crawl, asker: Asker, elsewhere: str) -> str:
    remarks = []
    if elsewhere:
        host = shown_host(asker.errand.outlet.host)
        remarks.append(f"{host} sends visitors on to {shown_host(elsewhere)}, which was read")
    if crawl.turned_away:
        remarks.append(f"it turned us away after {_pages(asker)}")
    return "; ".join(remarks)


def _when_late(asker: Asker, seconds: float) -> SourceState:
    if asker.pages_read:
        reason = f"its {seconds:.0f} seconds were over after {_pages(asker)}"
        return SourceState(Outcome.ANSWERED, reason)
    return SourceState(Outcome.FAILED, f"nothing of it could be read within {seconds:.0f} seconds")


def _pages(asker: Asker) -> str:
    return "one page" if asker.pages_read == 1 else f"{asker.pages_read} pages"


async def _from_archive(errand: Errand, problem: SourceState) -> SourceState:
    if problem.outcome is Outcome.NOT_ASKED:
        return problem
    number = await read_copies(errand)
    if not number:
        return SourceState(Outcome.NOT_ASKED, PASSIVELY) if errand.passive else problem
    read = "copy of one page was" if number == 1 else f"copies of {number} pages were"
    reason = f"{problem.reason}; the web archive's {read} read instead"
    return SourceState(Outcome.ANSWERED, reason)
