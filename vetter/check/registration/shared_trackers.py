"""Does it carry an analytics, advertising or verification identifier of another outlet?"""

from __future__ import annotations

from vetter.check.kin import NOBODY, alone, cited, declared, met, told, undeclared
from vetter.model import Answer, Dossier, TraitKind, clear, fired, not_applicable, unknown
from vetter.phrases import listing


def look(dossier: Dossier) -> Answer:
    """Fire on an account that another outlet carries too, where neither says that they belong together."""
    if alone(dossier):
        return not_applicable(NOBODY)
    found = met(dossier, TraitKind.TRACKER)
    if hidden := undeclared(dossier, found):
        shared = listing(sibling.value for sibling in hidden)
        return fired(f"It carries {shared}. {told(hidden)}", cited(hidden))
    if found:
        return clear(
            f"It shares {found[0].value} with {found[0].host}; {declared(dossier, found[0])}.",
            cited(found),
        )
    if not dossier.read_pages():
        return unknown("No page of the site could be read, so its identifiers are not known.")
    return clear("No outlet vetted here before carries any of its identifiers.")
