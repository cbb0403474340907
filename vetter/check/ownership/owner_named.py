"""Does it say who owns or publishes it?"""

from __future__ import annotations

from vetter.check.looked import absent
from vetter.model import Answer, ClaimKind, Dossier, fired
from vetter.phrases import quoted


def look(dossier: Dossier) -> Answer:
    """Fire on a named owner, publisher or legal entity."""
    named = dossier.claims(ClaimKind.OWNER, ClaimKind.PUBLISHER, ClaimKind.LEGAL_NAME)
    if named:
        return fired(f"It names who is behind it: {quoted(named[0].value.value)}.", named[0].cited)
    return absent(dossier, "None of the pages that were read says who owns or publishes it.")
