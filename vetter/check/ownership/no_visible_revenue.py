"""Does it pay writers and show no income?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.check.looked import looked_at, too_little_read
from vetter.model import Answer, ClaimKind, PageKind, clear, fired, not_applicable, unknown
from vetter.phrases import listing, quoted

if TYPE_CHECKING:
    from vetter.model import Dossier


def look(dossier: Dossier) -> Answer:
    """Fire where it says that it pays, and nothing on the site earns or explains any money."""
    pays = dossier.claims(ClaimKind.PAYS_WRITERS)
    if not pays:
        return not_applicable("It does not say that it pays writers.")
    seen = list(dict.fromkeys(sign for page in dossier.read_pages() for sign in page.revenue))
    if seen:
        return clear(f"It pays writers and shows income: {listing(seen)}.", pays[0].cited)
    if _explained(dossier):
        return clear("It pays writers and says where its money comes from.", pays[0].cited)
    if reason := too_little_read(dossier):
        return unknown(reason)
    return fired(
        f"It says {quoted(pays[0].value.sentence, 120)}, but no advertising, donations, "
        "subscriptions or other income were seen on the pages that were read.",
        (*pays[0].cited, *looked_at(dossier)),
    )


def _explained(dossier: Dossier) -> bool:
    said = dossier.claims(ClaimKind.FUNDING, ClaimKind.STATE_FUNDED)
    pages = dossier.read_pages(PageKind.FUNDING, PageKind.ADVERTISE)
    return bool(said or pages or (dossier.ads and dossier.ads.accounts))
