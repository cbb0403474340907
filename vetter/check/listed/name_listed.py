"""Does it bear a name that an operation invented? Never a sign by itself."""

from __future__ import annotations

from vetter.check.hits import cited, hits
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.roles import Statement, told


def look(dossier: Dossier) -> Answer:
    """Fire on the same name; names are not unique, so it weighs nothing."""
    found = hits(dossier, "name", frozenset(Statement))
    if found:
        return fired(
            f"An invented outlet bore the same name, which says nothing by itself. {told(found)}",
            cited(found),
        )
    if not dossier.outlet.name:
        return unknown("The name of the outlet is not known.")
    return clear("The outlet's name is on none of the lists that vetter knows.")
