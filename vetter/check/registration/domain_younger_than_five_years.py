"""Is its domain younger than five years?"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vetter.check.hosting import of_the_platform
from vetter.check.past import age_known, witnessed
from vetter.model import Answer, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import day, span

YOUNG: Final = timedelta(days=5 * 365.25)


def look(dossier: Dossier) -> Answer:
    """Fire where the earliest trace that others have of it is less than five years old.

    Where it is less than two, `domain-younger-than-two-years` says the same, and more.
    """
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    known = witnessed(dossier)
    if not known or not age_known(dossier):
        return unknown(
            "When the domain came into use is known from no route that can be relied on."
        )
    first = known[0]
    since = (
        f"the first trace of it is the {first.label} on {day(first.time)}, "
        f"{span(first.time, dossier.as_of)} before this look."
    )
    if dossier.as_of - first.time < YOUNG:
        return fired(f"The domain is younger than five years: {since}", first.cited)
    return clear(f"The domain is five years old or more: {since}", first.cited)
