"""Does it bear the name of a genuine outlet that lives elsewhere?"""

from __future__ import annotations

from typing import Final

from vetter.check.standing_of import vouched
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.phrases import listing, quoted

COMMON: Final = 3
"""A name that more outlets than this bear is a common one, like “The Chronicle”."""


def look(dossier: Dossier) -> Answer:
    """Fire where one to three genuine outlets bear the name; more make it a common one."""
    if not dossier.outlet.name:
        return unknown("The name of the outlet is not known.")
    name, others = quoted(dossier.outlet.name), dossier.namesakes
    if not others:
        return clear(f"No other outlet that vetter knows is called {name}.")
    cited = tuple(citation for other in others for citation in other.cited)
    if len(others) > COMMON:
        return clear(f"{name} is a common name: {len(others)} genuine outlets bear it.", cited)
    elsewhere = listing(f"{other.name} ({other.domain})" for other in others)
    if reasons := vouched(dossier):
        return clear(f"It shares its name with {elsewhere}, but {reasons}.", cited)
    return fired(f"A genuine outlet of the same name lives elsewhere: {elsewhere}.", cited)
