"""Is its domain older than ten years, with the same outlet on it?"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vetter.check.hosting import of_the_platform
from vetter.lists.earlier import stood_there
from vetter.model import Answer, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import day, span

OLD: Final = timedelta(days=10 * 365.25)


def look(dossier: Dossier) -> Answer:
    """Fire on a registration of more than ten years ago; a domain bought second-hand is not old."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    created = dossier.registration.created if dossier.registration else None
    if created is None:
        return unknown("The registry does not say when the domain was registered.")
    since = (
        f"registered on {day(created.value)}, {span(created.value, dossier.as_of)} before this look"
    )
    if dossier.as_of - created.value <= OLD:
        return clear(f"The domain was {since}.", created.cited)
    same = stood_there(dossier)
    if same is None:
        return unknown(
            f"The domain was {since}, but whether this outlet had it from the start cannot be told."
        )
    if same is False:
        return clear(f"The domain was {since}, but another site stood there first.", created.cited)
    return fired(f"The domain was {since}.", created.cited)
