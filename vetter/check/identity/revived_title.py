"""Is it named after a publication that has ceased?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.claimed_place import abroad
from vetter.check.past import founding_claims, revived, traces
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.phrases import day, quoted

if TYPE_CHECKING:
    from vetter.model import EncyclopaediaItem

ALIKE: Final = 0.5
"""A name by itself may be given twice by chance."""


def look(dossier: Dossier) -> Answer:
    """Fire where Wikidata says that the title ceased before the site's first trace.

    For more where the outlet claims to be from before that end, and does not say that it began again, or where
    this very site is given as the title's.
    """
    item = dossier.encyclopaedia or dossier.namesake
    if item is None and not dossier.outlet.name:
        return unknown("The name of the outlet is not known.")
    if item is None or item.dissolved is None:
        return clear("Wikidata knows of no publication of this name that has ceased.")
    known = traces(dossier)
    if not known:
        return unknown("When the site began is not known.")
    if known[0].time.date() <= item.dissolved:
        return clear(f"The site is older than the end of {quoted(item.label)}.", item.cited)
    if item is dossier.namesake and abroad(dossier, item.country):
        return clear(f"{quoted(item.label)}, which ceased, was of {item.country}.", item.cited)
    claim = _claimed(dossier, item)
    told = f"It says that it exists since {claim}. " if claim else ""
    open_ = revived(dossier)
    told += "It says itself that it was given up and begun again." if open_ else ""
    return fired(
        f"{quoted(item.label)} ceased in {item.dissolved.year}, says Wikidata; the first trace of the "
        f"site is the {known[0].label} on {day(known[0].time)}. {told}".rstrip(),
        (*item.cited, *known[0].cited),
        1.0 if (claim and not open_) or item is dossier.encyclopaedia else ALIKE,
    )


def _claimed(dossier: Dossier, item: EncyclopaediaItem) -> int | None:
    """Return the year before the title's end since which the outlet says that it exists."""
    end = item.dissolved.year if item.dissolved else 0
    return next((year for year, _ in founding_claims(dossier) if year <= end), None)
