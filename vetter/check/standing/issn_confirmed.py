"""Does Wikidata know the serial number that it gives, for this very site?"""

from __future__ import annotations

from vetter.check.standing_of import item_is_of_site
from vetter.model import Answer, ClaimKind, Dossier, clear, fired, not_applicable
from vetter.phrases import quoted


def look(dossier: Dossier) -> Answer:
    """Fire where the ISSN on the pages is the one that Wikidata has for this address."""
    claims = dossier.claims(ClaimKind.ISSN)
    if not claims:
        return not_applicable("It gives no ISSN.")
    item = dossier.encyclopaedia
    known = {_plain(number) for number in item.issn} if item and item_is_of_site(dossier) else set()
    for fact in claims:
        if item and _plain(fact.value.value) in known:
            return fired(
                f"It gives the ISSN {fact.value.value}, and Wikidata has the same for this site.",
                (*fact.cited, *item.cited),
            )
    return clear(
        f"It gives the ISSN {quoted(claims[0].value.value, 20)}, which Wikidata does not tie to this site.",
        claims[0].cited,
    )


def _plain(number: str) -> str:
    return number.replace("-", "").strip().upper()
