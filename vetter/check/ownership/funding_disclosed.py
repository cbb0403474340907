"""Does it say where its money comes from?"""

from __future__ import annotations

from vetter.check.looked import absent
from vetter.model import Answer, Citation, ClaimKind, Dossier, PageKind, fired
from vetter.phrases import quoted


def look(dossier: Dossier) -> Answer:
    """Fire on a statement about its money, a state's included, or on a page for it."""
    said = dossier.claims(ClaimKind.FUNDING, ClaimKind.STATE_FUNDED)
    if said:
        return fired(f"It says of its money: {quoted(said[0].value.sentence, 160)}", said[0].cited)
    for page in dossier.read_pages(PageKind.FUNDING):
        return fired(f"It has a page about its money: {page.url}", (Citation(page.record),))
    return absent(dossier, "None of the pages that were read says where its money comes from.")
