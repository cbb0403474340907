"""Does the site answer at an address where listed sites were seen? Context only."""

from __future__ import annotations

from vetter.check.hits import cited, hits
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.roles import Statement, told


def look(dossier: Dossier) -> Answer:
    """Fire on a listed address; thousands of unrelated sites may share it."""
    found = hits(dossier, "address", frozenset(Statement))
    if found:
        return fired(f"The site answers at {found[0].matched}. {told(found)}", cited(found))
    if dossier.dns is None or dossier.dns.addresses is None:
        return unknown("The addresses at which the site answers are not known.")
    return clear("None of the addresses at which the site answers is listed.")
