"""Does it give an e-mail address under its own domain?"""

from __future__ import annotations

from vetter.check.hosting import is_own, platform_of
from vetter.check.looked import absent
from vetter.model import Answer, ClaimKind, Dossier, fired, not_applicable
from vetter.phrases import listing


def look(dossier: Dossier) -> Answer:
    """Fire on an address under the outlet's domain; a platform's guest cannot have one."""
    if platform_of(dossier.outlet):
        return not_applicable("The outlet lives on a platform and has no domain for mail.")
    given = dossier.claims(ClaimKind.EMAIL)
    for fact in given:
        if is_own(fact.value.value.rpartition("@")[2], dossier):
            return fired(f"It can be written to at {fact.value.value}.", fact.cited)
    if given:
        hosts = listing(fact.value.value.rpartition("@")[2] for fact in given)
        return absent(dossier, f"The only e-mail addresses that it gives are at {hosts}.")
    return absent(dossier, "None of the pages that were read gives an e-mail address.")
