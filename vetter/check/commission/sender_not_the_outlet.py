"""Does the message come from somebody else's domain than the outlet's?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.hosting import is_own
from vetter.check.nobody_there import mistyped
from vetter.check.senders import NO_SENDER, is_free_mail, platform_at, quoting, sent
from vetter.domains import same_site
from vetter.model import Answer, ClaimKind, Dossier, clear, fired, not_applicable, unknown

if TYPE_CHECKING:
    from vetter.model import Message

FREE: Final = 0.4
ANSWERS: Final = 0.7


def look(dossier: Dossier) -> Answer:
    """Fire on another domain, less on a free mail service, and where only the answer is to go elsewhere."""
    if not dossier.outlet.domain:
        return not_applicable("The message names no outlet with a site of its own.")
    if nobody := mistyped(dossier):
        return unknown(nobody)
    messages = sent(dossier)
    if not messages:
        return unknown(NO_SENDER)
    foreign = [one for one in messages if not _is_theirs(one.sender.address, dossier)]
    through = [one for one in foreign if platform_at(one.sender.host)]
    foreign = [one for one in foreign if one not in through]
    if foreign:
        return _elsewhere(foreign[0], dossier)
    if through:
        name = platform_at(through[0].sender.host)
        return unknown(f"It came through {name}, whose address says nothing of who wrote.")
    for message in messages:
        for party in message.reply_to:
            if party.host and not _is_theirs(party.address, dossier):
                told = (
                    f"It comes from {message.sender.host}, but answers are to go to {party.host}."
                )
                return fired(told, quoting([message], "Reply-To", party.host), ANSWERS)
    return clear(f"It comes from an address at {messages[0].sender.host}.")


def _elsewhere(message: Message, dossier: Dossier) -> Answer:
    host = message.sender.host
    told = f"It comes from an address at {host}, not at {dossier.outlet.domain}."
    return fired(told, quoting([message], "From", host), FREE if is_free_mail(host) else 1.0)


def _is_theirs(address: str, dossier: Dossier) -> bool:
    """Return whether an address lies at the outlet's domain, or is one that its pages give."""
    host = address.rpartition("@")[2]
    given = [fact.value.value for fact in dossier.claims(ClaimKind.EMAIL)]
    if address.lower() in {one.lower() for one in given}:
        return True
    own = {one.rpartition("@")[2] for one in given} - {""}
    at_own = any(same_site(host, one) for one in own if not is_free_mail(one))
    return is_own(host, dossier) or at_own
