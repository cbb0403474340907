"""Does the message name a domain as its sender's that takes in no mail?"""

from __future__ import annotations

from vetter.check.hosting import is_own, of_the_platform
from vetter.check.senders import NO_SENDER, quoting, sent
from vetter.model import Answer, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import listing


def look(dossier: Dossier) -> Answer:
    """Fire on a sender at the outlet's domain where DNS names no server for that domain's mail."""
    messages = sent(dossier)
    if not messages:
        return unknown(NO_SENDER)
    if reason := of_the_platform(dossier.outlet):
        return not_applicable(reason)
    own = [message for message in messages if is_own(message.sender.host, dossier)]
    if not own:
        return not_applicable("The message does not come from the outlet's domain.")
    mail = dossier.dns.mail if dossier.dns else None
    if mail is None:
        return unknown("Which servers take in mail for the domain was not answered.")
    if mail:
        return clear(f"Mail to its domain is taken in by {listing(fact.value for fact in mail)}.")
    host = own[0].sender.host
    told = f"It names {host} as its sender's domain, where DNS names no server for mail: an answer may not arrive."
    return fired(told, quoting(own[:1], "From", host))
