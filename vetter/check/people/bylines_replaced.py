"""Do older articles bear other names than when they were new?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from vetter.check.looked import too_little_read
from vetter.extract.editors import pseudonymous, withheld
from vetter.extract.first_copies import FEWEST, older_articles, same_hands
from vetter.model import Answer, Outcome, Source, clear, fired, not_applicable, unknown
from vetter.phrases import count, day, listing

if TYPE_CHECKING:
    from vetter.model import Dossier, FirstCopy

SURE: Final = 3
_SAID: Final = (Outcome.ANSWERED, Outcome.NOT_ASKED)  # else there was something to ask


def look(dossier: Dossier) -> Answer:
    """Fire where several articles are signed by several others than before, and none by whom it was; nobody is named here."""
    if reason := withheld(dossier.read_pages()) or pseudonymous(dossier.read_pages()):
        return not_applicable(reason)
    told = [(one, same_hands(one.then, one.now)) for one in dossier.first_copies]
    kept = [one for one, same in told if same]
    replaced = [one for one, same in told if same is False]
    if kept:
        return clear(
            f"An article of {day(kept[0].published)} is signed as it was when it was new.",
            kept[0].cited,
        )
    if len(replaced) < FEWEST:
        return _too_few(dossier)
    if not any(_others(one, other) for one, other in combinations(replaced, 2)):
        return unknown(
            "Its older articles bear another name than when they were new, but then or now it is one and the same: "
            "so it is where somebody's name has changed, or one account took over everything when a site moved."
        )
    days = listing(day(one.published) for one in replaced)
    return fired(
        f"{count(len(replaced), 'older article')} ({days}) bear other names than in the web archive's copies from "
        f"when they were new.",
        tuple(citation for one in replaced for citation in one.cited),
        min(1.0, len(replaced) / SURE),
    )


def _others(one: FirstCopy, other: FirstCopy) -> bool:
    """Return whether two articles were signed by different people then, and are so now."""
    return same_hands(one.then, other.then) is False and same_hands(one.now, other.now) is False


def _too_few(dossier: Dossier) -> Answer:
    if reason := too_little_read(dossier):
        return unknown(reason)
    state = dossier.state(Source.COPIES)
    few = len(older_articles(dossier.read_pages(), dossier.as_of)) < FEWEST
    if few and not dossier.first_copies and state.outcome in _SAID:
        return not_applicable(
            "Among the articles that were read no two are signed and older than two years."
        )
    why = f" ({state.reason.rstrip('.')})" if state.reason else ""
    return unknown(
        f"Of too few older articles it is known who signed them when they were new{why}."
    )
