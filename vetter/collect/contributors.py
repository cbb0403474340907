"""The page of their own of the first few contributors for whom the outlet links one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from vetter import inflate
from vetter.collect.errand import outcome_of
from vetter.collect.opening import ROBOTS
from vetter.collect.site_pages import own_pages
from vetter.collect.third_party import UNREADABLE, host, judged, noted_if_cut_off
from vetter.extract.contributors import own_sites
from vetter.extract.intermediaries import intermediaries
from vetter.model import Outcome, PageReading, PageState, Purpose, Source, SourceState

if TYPE_CHECKING:
    from vetter.collect.errand import Errand

AFTER: Final = frozenset({Source.SITE})
TOUCHES_OUTLET: Final = True  # whose such a site is, only the outlet says
MOST: Final = 4
NONE_LINKED: Final = "it links no page of a contributor's own"
WHAT: Final = "the page of a contributor"


async def collect(errand: Errand) -> SourceState:
    """Read one page of each, obeying its robots.txt."""
    first: dict[str, str] = {}
    for name, url in own_sites(own_pages(errand)):
        if not intermediaries().role(host(url)):
            first.setdefault(name, url)
    if not first:
        return SourceState(Outcome.NOT_ASKED, NONE_LINKED)
    urls = list(dict.fromkeys(first.values()))[:MOST]
    states = [await _read(errand, url) for url in urls]
    return next((s for s in states if s.outcome is Outcome.ANSWERED), states[0])


async def _read(errand: Errand, url: str) -> SourceState:
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    with noted_if_cut_off(errand, Source.CONTRIBUTORS, host(url), WHAT):
        rules = await errand.get(
            f"{origin}/robots.txt", Purpose.ROBOTS, source=Source.CONTRIBUTORS, limits=ROBOTS
        )
        status = 0 if rules.kept.record.trouble else rules.kept.record.status
        errand.obey(origin, status, inflate.body(rules.kept.exchange, ROBOTS.body))
        visit = await errand.get(url, Purpose.PROFILE, source=Source.CONTRIBUTORS, crawler=True)
    kept = visit.kept
    outcome, reason = judged(kept) if kept.record.trouble is None else outcome_of(kept)
    reading = await errand.read(kept)
    read = isinstance(reading, PageReading) and reading.page.state is PageState.READ
    if outcome is Outcome.ANSWERED and not read:
        outcome, reason = Outcome.FAILED, UNREADABLE
    errand.note(Source.CONTRIBUTORS, host(url), WHAT, outcome, reason, (kept.record.id,))
    return SourceState(outcome, reason)
