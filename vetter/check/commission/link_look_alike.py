"""Does a link lead to a site that looks like the outlet in whose name it stands, without being it?"""

from __future__ import annotations

from vetter.check.passed_off import passed_off
from vetter.model import Answer, Citation, Dossier, clear, fired, not_applicable


def look(dossier: Dossier) -> Answer:
    """Fire on a link that is shown, or sent, in the name of an outlet and leads to a look-alike of it."""
    messages = dossier.offer.theirs() if dossier.offer else ()
    if not any(message.links for message in messages):
        return not_applicable("There are no links in it.")
    for message, link, entry, sureness in passed_off(dossier):
        like = entry.like
        told = f"A link leads to {link.host}, which looks like {like.domain} of {like.brand}: {like.how}."
        innocent = f" It may be innocent: {like.innocent}." if like.innocent else ""
        shown = f"“{link.shown[:80]}” → {link.host}" if link.shown else link.host
        cited = (*(Citation(one.record, shown) for one in message.cited[:1]), *like.cited)
        return fired(told + innocent, cited, sureness)
    return clear("No link of it leads to a site that looks like the outlet it speaks for.")
