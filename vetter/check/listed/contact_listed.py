"""Is one of its contacts (mail, telephone, account) listed as one of an operation's?"""

from __future__ import annotations

from vetter.check.hits import cited, hits, sureness
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.roles import Statement, told


def look(dossier: Dossier) -> Answer:
    """Fire on a contact of the outlet's own that a list ties to an operation."""
    found = hits(dossier, "contact", frozenset(Statement))
    if found:
        return fired(
            f"The outlet gives {found[0].matched} as a contact of its own. {told(found)}",
            cited(found),
            sureness(found),
        )
    if not dossier.read_pages() and dossier.registration is None:
        return unknown("No contact of the outlet is known, since its site could not be read.")
    return clear("None of the contacts that are known of the outlet is listed.")
