"""Is its domain younger than two years?"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from vetter.check.past import came_into_use, former_address
from vetter.model import Answer, Dossier, clear, fired
from vetter.phrases import day, span

YOUNG: Final = timedelta(days=2 * 365.25)


def look(dossier: Dossier) -> Answer:
    """Fire where the earliest trace that others have of it is less than two years old."""
    first = came_into_use(dossier)
    if isinstance(first, Answer):
        return first
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
        f"It says that it is or was at {host}, too; what the web archive has of that address, and whether it "
        "leads here now, was not looked at: look yourself, for the age of that one may be its own."
    )
