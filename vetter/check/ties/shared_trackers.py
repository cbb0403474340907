"""Does it carry an analytics, advertising or verification identifier of another outlet?"""

from __future__ import annotations

from vetter.check.kin import held_against_others, met, nobody, unless_missed
from vetter.model import Answer, Dossier, TraitKind, clear, unknown


def look(dossier: Dossier) -> Answer:
    """Fire on an account that another outlet carries too, where neither says that they belong together."""
    if answer := nobody(dossier):
        return answer
    return held_against_others(
        dossier,
        met(dossier, TraitKind.TRACKER),
        "It carries",
        unless_missed(
            dossier, clear("No outlet that it was held against carries any of its identifiers.")
        )
        if dossier.read_pages()
        else unknown("No page of the site could be read, so its identifiers are not known."),
    )
