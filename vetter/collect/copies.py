"""The web archive's copies of a few of the site's older articles, from when they were new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.collect.site_pages import own_pages
from vetter.collect.third_party import OFF
from vetter.collect.wayback import TURNED_AWAY, first_copy
from vetter.extract.editors import pseudonymous, withheld
from vetter.extract.first_copies import FEWEST, compared, older_articles, same_hands
from vetter.model import Outcome, PageReading, Source, SourceState

if TYPE_CHECKING:
    from vetter.collect.errand import Errand

AFTER: Final = frozenset({Source.SITE, Source.WAYBACK})
TOUCHES_OUTLET: Final = False
NONE_OLD: Final = "no two signed articles were read that are older than two years"
NO_ARCHIVE: Final = "the web archive did not tell of earlier copies of the site"


async def collect(errand: Errand) -> SourceState:
    """Ask for one after the other, until one is signed as it was: then the archive need not be troubled further."""
    if not errand.settings.sources.wayback:
        return SourceState(Outcome.NOT_ASKED, OFF)
    archive = errand.state(Source.WAYBACK)
    if archive.outcome is not Outcome.ANSWERED:
        why = f" ({archive.reason})" if archive.reason else ""
        return SourceState(Outcome.NOT_ASKED, f"{NO_ARCHIVE}{why}")
    pages = own_pages(errand)
    if reason := withheld(pages) or pseudonymous(pages):
        # What such an outlet hides is not fetched, and not kept where a case may be handed on.
        return SourceState(Outcome.NOT_ASKED, reason)
    articles = older_articles(pages, errand.as_of)
    if len(articles) < FEWEST:
        return SourceState(Outcome.NOT_ASKED, NONE_OLD)
    states = []
    for number, article in enumerate(articles):
        assert article.published is not None
        errand.progress(Source.COPIES, number, len(articles), "asking for older articles")
        state, kept = await first_copy(errand, article.url, article.published)
        states.append(state)
        reading = errand.readings.get(kept.record.id)
        copy = (
            compared(article, reading.page, errand.as_of)
            if isinstance(reading, PageReading)
            else None
        )
        if (copy and same_hands(copy.then, copy.now)) or state.outcome in TURNED_AWAY:
            break
    return next((s for s in states if s.outcome is Outcome.ANSWERED), states[0])
