"""Does it carry an analytics, advertising or verification identifier of another outlet?"""

from __future__ import annotations

from vetter.check.kin import NOBODY, alone, held_against_others, met
from vetter.model import Answer, Dossier, TraitKind, clear, not_applicable, unknown


def look(dossier: Dossier) -> Answer:
    """Fire on an account that another outlet carries too, where neither says that they belong together."""
    if alone(dossier):
        return not_applicable(NOBODY)
    return held_against_others(
        dossier,
        met(dossier, TraitKind.TRACKER),
        "It carries",
        clear("No outlet that it was held against carries any of its identifiers.")
        if dossier.read_pages()
        else unknown("No page of the site could be read, so its identifiers are not known."),
    )
