"""Is a link shown as the address of one site while it leads to another?"""

from __future__ import annotations

from vetter.model import Answer, Citation, Dossier, clear, fired, not_applicable


def look(dossier: Dossier) -> Answer:
    """Fire on a link whose text is the address of another site than it leads to."""
    messages = dossier.offer.theirs() if dossier.offer else ()
    every = [(message, link) for message in messages for link in message.links]
    if not every:
        return not_applicable("There are no links in it.")
    for message, link in every:
        if link.disguised and message.cited:
            cited = (Citation(message.cited[0].record, f"“{link.shown[:80]}” → {link.host}"),)
            return fired(f"A link that shows another site's address leads to {link.host}.", cited)
    if not any(link.shown for _, link in every):
        return not_applicable("Its links stand there as they are, without a text of their own.")
    return clear("No link of it shows another address than the one it leads to.")
