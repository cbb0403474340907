"""Does an encyclopaedia have an article on this very outlet and its site?"""

from __future__ import annotations

from vetter.check.standing_of import denounced, in_encyclopaedia
from vetter.model import Answer, Dossier, clear, fired
from vetter.phrases import count, listing, quoted


def look(dossier: Dossier) -> Answer:
    """Fire where Wikidata ties a Wikipedia article to this site; not where it is a warning."""
    item = dossier.encyclopaedia
    if item is None:
        return clear(
            "Wikidata knows of no outlet at this address. That is so for most small outlets."
        )
    if denounced(dossier):
        return clear(f"Wikidata calls it {listing(quoted(k) for k in item.kinds)}.", item.cited)
    if not in_encyclopaedia(dossier):
        return clear("No Wikipedia has an article that is tied to this address.", item.cited)
    editions = count(item.sitelinks, "edition")
    return fired(
        f"Wikipedia has an article on {quoted(item.label)} at this address, in {editions}.",
        item.cited,
    )
