"""Which articles of Wikipedia link to the site: in English, and in the language it is written in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.site_pages import own_pages
from vetter.collect.third_party import (
    OFF,
    UNREADABLE,
    host,
    judged,
    noted_if_cut_off,
    own_domain,
)
from vetter.model import LinksReading, Outcome, Purpose, Source, SourceState
from vetter.net import SERVICE

if TYPE_CHECKING:
    from vetter.collect.errand import Errand

AFTER: Final = frozenset({Source.SITE})
TOUCHES_OUTLET: Final = False
MAX_LINKS: Final = 100


async def collect(errand: Errand) -> SourceState:
    """Ask one or two editions; one that answers is enough for an answer."""
    setting = errand.settings.sources.wikipedia.rstrip("/")
    if not setting:
        errand.note(Source.WIKIPEDIA, "Wikipedia", "links to the site", Outcome.NOT_ASKED, OFF)
        return SourceState(Outcome.NOT_ASKED, OFF)
    states = [
        await _ask(errand, setting.replace("{language}", language))
        for language in _languages(errand)
    ]
    best = (Outcome.ANSWERED, Outcome.ABSENT)
    return next((s for wanted in best for s in states if s.outcome is wanted), states[0])


def _languages(errand: Errand) -> list[str]:
    spoken = Counter(page.language for page in own_pages(errand) if page.language.isalpha())
    return list(dict.fromkeys(["en", *(language for language, _ in spoken.most_common(1))]))


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
    with noted_if_cut_off(errand, Source.WIKIPEDIA, host(base), what):
        visit = await errand.get(
            f"{base}/w/api.php?{urlencode(query)}",
            Purpose.LINKS_TO,
            source=Source.WIKIPEDIA,
            limits=SERVICE,
            accept="application/json",
            service=True,
        )
    outcome, reason = judged(visit.kept)
    reading = await errand.read(visit.kept)
    if outcome in (Outcome.ANSWERED, Outcome.ABSENT) and reading is None:
        outcome, reason = Outcome.FAILED, UNREADABLE
    elif isinstance(reading, LinksReading) and not reading.links:
        outcome = Outcome.ABSENT
    errand.note(Source.WIKIPEDIA, host(base), what, outcome, reason, (visit.kept.record.id,))
    return SourceState(outcome, reason)
