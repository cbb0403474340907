"""Is its domain younger than five years?"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vetter.check.past import came_into_use
from vetter.model import Answer, Dossier, clear, fired
from vetter.phrases import day, span

YOUNG: Final = timedelta(days=5 * 365.25)


def look(dossier: Dossier) -> Answer:
    """Fire where the earliest trace that others have of it is less than five years old.

    Where it is less than two, `domain-younger-than-two-years` says the same, and more.
    """
    first = came_into_use(dossier)
    if isinstance(first, Answer):
        return first
    since = (
        f"the first trace of it is the {first.label} on {day(first.time)}, "
        f"{span(first.time, dossier.as_of)} before this look."
    )
    if dossier.as_of - first.time < YOUNG:
        return fired(f"The domain is younger than five years: {since}", first.cited)
    return clear(f"The domain is five years old or more: {since}", first.cited)
