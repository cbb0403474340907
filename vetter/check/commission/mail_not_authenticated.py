"""Does nothing confirm that the message comes from the domain that it names?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.senders import NO_SENDER, quoting, sent
from vetter.domains import same_site
from vetter.model import Answer, Dossier, Message, Result, SignatureState, clear, fired, unknown
from vetter.phrases import listing

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING: Final = 0.5
FAILED: Final = frozenset({"fail", "softfail", "permerror"})
PROVES: Final = "That proves the domain, not the person."


def look(dossier: Dossier) -> Answer:
    """Fire where the server that took it in found it false, or nothing of it was signed and allowed."""
    messages = [message for message in sent(dossier) if not message.copied]
    if not messages:
        copied = "The header was copied, and with it nothing that could be verified."
        return unknown(copied if sent(dossier) else NO_SENDER)
    unconfirmed = [message for message in messages if not _confirmed(message)]
    if not unconfirmed:
        host = messages[0].sender.host
        return clear(
            f"It comes from a server of {host}, as its signature or its receiver shows. {PROVES}"
        )
    for message in unconfirmed:
        failed = listing(
            f"{one.method} {one.result}" for one in _trusted(message) if one.result in FAILED
        )
        if any(one.method == "dmarc" and one.result in FAILED for one in _trusted(message)):
            host = message.sender.host
            told = f"The server that took it in found that it does not come from {host}: {failed}."
            return fired(told, quoting([message], "From", host))
    for message in unconfirmed:
        if any(_trusted(message)):
            host = message.sender.host
            told = f"Nothing confirms that it comes from {host}: no signature of that domain, and no server that it names."
            return fired(told, quoting([message], "From", host), NOTHING)
    return unknown(
        "No record of the server that took it in came with it, and no signature was checked."
    )


def _confirmed(message: Message) -> bool:
    host = message.sender.host
    signed = any(
        one.state is SignatureState.VALID and same_site(one.domain, host)
        for one in message.signatures
    )
    return signed or any(
        one.result == "pass" and one.domain and same_site(one.domain, host)
        for one in _trusted(message)
    )


def _trusted(message: Message) -> Iterator[Result]:
    return (one for one in message.results if one.trusted and one.method != "arc")
