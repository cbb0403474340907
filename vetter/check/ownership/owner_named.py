"""Does it say who owns or publishes it?"""

from __future__ import annotations

from vetter.check.looked import absent
from vetter.extract.fold import fold
from vetter.model import Answer, ClaimKind, Dossier, fired
from vetter.phrases import quoted


def look(dossier: Dossier) -> Answer:
    """Fire on a named owner, publisher or legal entity; that a site belongs to itself names nobody."""
    names = {fold(dossier.outlet.name), fold(dossier.outlet.host), fold(dossier.outlet.domain)}
    told = dossier.claims(ClaimKind.OWNER, ClaimKind.PUBLISHER)
    named = [fact for fact in told if fold(fact.value.value) not in names]
    named += dossier.claims(ClaimKind.LEGAL_NAME)
    if named:
        return fired(f"It names who is behind it: {quoted(named[0].value.value)}.", named[0].cited)
    return absent(dossier, "None of the pages that were read says who owns or publishes it.")
