"""Does it call itself a non-profit without saying which body that is?"""

from __future__ import annotations

from vetter.check.looked import looked_at, too_little_read
from vetter.extract.editors import kept_back
from vetter.model import Answer, ClaimKind, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import quoted


def look(dossier: Dossier) -> Answer:
    """Fire where the claim stands alone: no number, no legal name, no publisher, and no word that names are kept back."""
    claims = dossier.claims(ClaimKind.NON_PROFIT)
    if not claims:
        return not_applicable("It does not call itself a non-profit.")
    bodies = (ClaimKind.REGISTER_NUMBER, ClaimKind.LEGAL_NAME, ClaimKind.PUBLISHER, ClaimKind.OWNER)
    named = dossier.claims(*bodies)
    if named:
        return clear(
            f"It calls itself a non-profit and names the body: {quoted(named[0].value.sentence, 120)}",
            named[0].cited,
        )
    if reason := kept_back(dossier.read_pages()):
        return not_applicable(reason)
    if reason := too_little_read(dossier):
        return unknown(reason)
    return fired(
        f"It says {quoted(claims[0].value.sentence, 120)}, but none of the pages that were read names "
        "a registered body or a number.",
        (*claims[0].cited, *looked_at(dossier)),
    )
