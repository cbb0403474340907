"""Does nothing confirm that the message comes from the domain that it names?"""

from __future__ import annotations

from typing import Final

from vetter.check.senders import COPIED, NO_SENDER, confirmed, quoting, sent, trusted
from vetter.model import Answer, Dossier, clear, fired, unknown
from vetter.phrases import listing

NOTHING: Final = 0.5
FAILED: Final = frozenset({"fail", "softfail", "permerror"})
PROVES: Final = "That proves the domain, not the person."


def look(dossier: Dossier) -> Answer:
    """Fire where the server that took it in found it false, or nothing of it was signed and allowed."""
    messages = [message for message in sent(dossier) if not message.copied]
    if not messages:
        return unknown(COPIED if sent(dossier) else NO_SENDER)
    unconfirmed = [message for message in messages if not confirmed(message)]
    if not unconfirmed:
        host = messages[0].sender.host
        return clear(
            f"It comes from a server of {host}, as its signature or its receiver shows. {PROVES}"
        )
    for message in unconfirmed:
        failed = listing(
            f"{one.method} {one.result}" for one in trusted(message) if one.result in FAILED
        )
        if any(one.method == "dmarc" and one.result in FAILED for one in trusted(message)):
            host = message.sender.host
            told = f"The server that took it in found that it does not come from {host}: {failed}."
            return fired(told, quoting([message], "From", host))
    for message in unconfirmed:
        if any(trusted(message)):
            host = message.sender.host
            told = f"Nothing confirms that it comes from {host}: no signature of that domain, and no server that it names."
            return fired(told, quoting([message], "From", host), NOTHING)
    return unknown(
        "No record of the server that took it in came with it, and no signature was checked."
    )
