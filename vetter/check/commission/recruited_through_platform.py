"""Did the offer come through a marketplace or network where writers are found?"""

from __future__ import annotations

from vetter.check.offer_terms import NO_APPROACH
from vetter.check.senders import quoting_text
from vetter.extract.offer.platforms import kind_of
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.phrases import listing


def look(dossier: Dossier) -> Answer:
    """Fire where the messages came through one, or speak of one; it weighs nothing."""
    offer = dossier.offer
    messages = offer.theirs() if offer else ()
    if not offer or not messages:
        return unknown("No message was given.")
    found = {
        name: message
        for message in messages
        for name in message.platforms
        if kind_of(name) in ("market", "network")
    }
    if not found and not offer.approached():
        return unknown(NO_APPROACH)
    if not found:
        return clear("The messages speak of no marketplace or network where writers are found.")
    names = listing(found)
    return fired(
        f"The messages came through {names}, or speak of it.", quoting_text(found.values(), names)
    )
