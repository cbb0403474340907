"""Who wrote the messages of an offer: what the questions about its sender share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.domains import same_site
from vetter.extract.intermediaries import intermediaries
from vetter.extract.offer.platforms import known
from vetter.model import Citation, SignatureState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.model import Dossier, Message, Result

NO_SENDER: Final = "The messages were given without their headers, so nothing shows who sent them."

COPIED: Final = "The header was copied, and with it nothing that could be verified."


def sent(dossier: Dossier) -> tuple[Message, ...]:
    """Return the messages of the other side whose header gives an address."""
    messages = dossier.offer.theirs() if dossier.offer else ()
    return tuple(message for message in messages if message.sender.host)


def is_free_mail(host: str) -> bool:
    """Return whether anybody can have an address at ``host``."""
    return host in intermediaries().mail_services


def quoting(messages: Iterable[Message], header: str, host: str) -> tuple[Citation, ...]:
    """Cite the messages with what their header says of ``host``; never with a person's name."""
    return tuple(
        Citation(cited.record, f"{header}: …@{host}")
        for message in messages
        for cited in message.cited[:1]
    )


def quoting_text(messages: Iterable[Message], words: str) -> tuple[Citation, ...]:
    """Cite each of the messages once, for ``words``."""
    records = (cited.record for message in messages for cited in message.cited[:1])
    return tuple(Citation(record, words) for record in dict.fromkeys(records))


def confirmed(message: Message) -> bool:
    """Return whether a signature, or the server that took it in, shows that it comes from the sender's domain."""
    host = message.sender.host
    signed = any(
        one.state is SignatureState.VALID and same_site(one.domain, host)
        for one in message.signatures
    )
    return signed or any(
        one.result == "pass" and one.domain and same_site(one.domain, host)
        for one in trusted(message)
    )


def trusted(message: Message) -> Iterator[Result]:
    """Yield what the server recorded that took the message in."""
    return (one for one in message.results if one.trusted and one.method != "arc")


def platform_at(host: str) -> str:
    """Return the marketplace, network or messenger that ``host`` belongs to, or ""."""
    return next((one.name for one in known() if one.holds(host)), "")
