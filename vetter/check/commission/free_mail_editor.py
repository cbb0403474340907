"""Does whoever offers the work write from a free mail service?"""

from __future__ import annotations

from vetter.check.senders import NO_SENDER, is_free_mail, quoting, sent
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.phrases import listing


def look(dossier: Dossier) -> Answer:
    """Fire where a message comes from, or wants its answer at, an address that anybody can have."""
    messages = sent(dossier)
    if not messages:
        return unknown(NO_SENDER)
    for message in messages:
        if is_free_mail(message.sender.host):
            host = message.sender.host
            return fired(f"The sender's address is at {host}.", quoting([message], "From", host))
    for message in messages:
        for party in message.reply_to:
            if is_free_mail(party.host):
                told = f"The answer is to go to an address at {party.host}."
                return fired(told, quoting([message], "Reply-To", party.host))
    hosts = listing(message.sender.host for message in messages)
    return clear(f"The sender's address is at {hosts}.")
