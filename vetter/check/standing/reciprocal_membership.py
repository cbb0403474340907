"""Does a body name it as a member, and it the body?"""

from __future__ import annotations

from vetter.model import Answer, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import listing


def look(dossier: Dossier) -> Answer:
    """Fire where a body's own trust.txt names the outlet back."""
    trust = dossier.trust
    if trust is None or not trust.member_of:
        return not_applicable("It claims no membership in a form that can be held against a list.")
    if trust.confirmed:
        return fired(f"{listing(trust.confirmed)} names it as a member.", trust.cited)
    if trust.denied:
        return clear(f"{listing(trust.denied)} does not name it as a member.", trust.cited)
    return unknown(f"The list of members of {listing(trust.member_of)} could not be read.")
