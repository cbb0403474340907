"""Does a body of which it claims to be a member not name it back?"""

from __future__ import annotations

from typing import Final

from vetter.check.past import former_address
from vetter.model import Answer, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import listing

MOVED: Final = 0.5  # as sure where the body may know it under another address


def look(dossier: Dossier) -> Answer:
    """Fire where a body's own trust.txt could be read and does not name the outlet."""
    trust = dossier.trust
    if trust is None or not trust.member_of:
        return not_applicable("It claims no membership in a form that can be held against a list.")
    if trust.denied:
        bodies = listing(trust.denied)
        told = f"It says that it belongs to {bodies}, whose own list of members does not name it."
        if before := former_address(dossier):
            told = f"{told} It is or was at {before[0]}, too, it says: the list may have it there."
        return fired(told, trust.cited, MOVED if before else 1.0)
    if trust.confirmed:
        return clear(f"{listing(trust.confirmed)} names it as a member.", trust.cited)
    return unknown(f"The list of members of {listing(trust.member_of)} could not be read.")
