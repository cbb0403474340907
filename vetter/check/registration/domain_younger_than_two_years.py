"""Is its domain younger than two years?"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vetter.check.hosting import of_the_platform
from vetter.check.past import age_known, former_address, witnessed
from vetter.model import Answer, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import day, span

YOUNG: Final = timedelta(days=2 * 365.25)


def look(dossier: Dossier) -> Answer:
    """Fire where the earliest trace that others have of it is less than two years old."""
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    known = witnessed(dossier)
    if not known or not age_known(dossier):
        return unknown(
            "When the domain came into use is known from no route that can be relied on."
        )
    first = known[0]
    since = f"the first trace of it is the {first.label} on {day(first.time)}"
    ago = f"{span(first.time, dossier.as_of)} before this look"
    if dossier.as_of - first.time < YOUNG:
        before = former_address(dossier)
        told = f" {_told(before[0])}" if before else ""
        cited = (*first.cited, before[1]) if before else first.cited
        return fired(f"The domain is young: {since}, {ago}.{told}", cited)
    return clear(f"The domain is not new: {since}, {ago}.", first.cited)


def _told(host: str) -> str:
    return (
        f"It says that it was at {host} before; what the web archive has of that address, and whether it "
        "leads here now, was not looked at: look yourself, for the age of that one may be its own."
    )
