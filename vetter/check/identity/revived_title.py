"""Is it named after a publication that has ceased?"""

from __future__ import annotations

from vetter.check.past import traces
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.phrases import day, quoted


def look(dossier: Dossier) -> Answer:
    """Fire where Wikidata says that the outlet was dissolved before the site's first trace."""
    item = dossier.encyclopaedia
    if item is None or item.dissolved is None:
        return clear("Wikidata knows of no publication of this name that has ceased.")
    known = traces(dossier)
    if not known:
        return unknown("When the site began is not known.")
    if known[0].time.date() <= item.dissolved:
        return clear(f"The site is older than the end of {quoted(item.label)}.", item.cited)
    return fired(
        f"{quoted(item.label)} ceased in {item.dissolved.year}, says Wikidata; the first trace of the "
        f"site is the {known[0].label} on {day(known[0].time)}.",
        (*item.cited, *known[0].cited),
    )
