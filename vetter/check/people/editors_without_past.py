"""Was no trace at all found of its named editors from before the outlet?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.past import traces
from vetter.extract.bylines import SINCE
from vetter.extract.editors import editors, spared
from vetter.model import Answer, Citation, Source, clear, fired, not_applicable, unknown
from vetter.phrases import count, day

if TYPE_CHECKING:
    from datetime import datetime

    from vetter.model import Dossier, Past

FEWEST: Final = 2
SURE: Final = 3
"""Editors without a trace from which on the answer has its full strength."""

PAIR: Final = 0.33
"""As sure of two: of two people who begin a village's paper the sources often have nothing."""


def look(dossier: Dossier) -> Answer:
    """Fire only where two editors or more are named and the sources know none of them from before.

    People are counted here, never named. A name that others bear is no evidence either way.
    """
    named = editors(dossier.people)
    if len(named) < FEWEST:
        return not_applicable("It names fewer than two editors in full.")
    if reason := spared(dossier.read_pages()):
        return not_applicable(reason)
    seen = traces(dossier)
    if seen and seen[0].time < SINCE:
        return not_applicable(
            f"It has been there since {seen[0].time.year}, longer than can be searched."
        )
    if not seen or not dossier.pasts:
        why = dossier.state(Source.PEOPLE).reason.rstrip(".") or "its beginning is not known"
        return unknown(f"Nobody was asked what its editors did before: {why}.")
    return _told(dossier, seen[0].time)


def _told(dossier: Dossier, begin: datetime) -> Answer:
    asked = count(len(dossier.pasts), "named editor")
    cited = tuple(
        Citation(c.record) for person in editors(dossier.people) for c in person.cited[:1]
    )
    older = [past for past in dossier.pasts if _has_past(past, begin)]
    if older:
        return clear(
            f"Before the outlet began ({day(begin)}), others knew {len(older)} of {asked} as of the trade "
            "or the place.",
            tuple(dict.fromkeys(cited)),
        )
    if any(_undecided(past, begin) for past in dossier.pasts):
        return unknown(
            f"Of {asked}, some bear names that others bear, or could not be asked about in every "
            "source. Search for each with a former employer or a town."
        )
    return fired(
        f"Neither Wikidata nor the news search of GDELT has any of the {asked} before the outlet "
        f"began ({day(begin)}).",
        tuple(dict.fromkeys(cited)),
        1.0 if len(dossier.pasts) >= SURE else PAIR,
    )


def _has_past(past: Past, begin: datetime) -> bool:
    return past.journalist or (past.near is not None and past.near < begin)


def _undecided(past: Past, begin: datetime) -> bool:
    anywhere = past.earliest is not None and past.earliest < begin
    return not past.complete or past.namesake or anywhere
