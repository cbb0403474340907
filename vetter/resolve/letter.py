"""Which sites an e-mail speaks for: where it came from, where answers go, and what it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.domains import registrable
from vetter.errors import TargetError
from vetter.extract.intermediaries import intermediaries
from vetter.extract.offer.thread import in_time_order
from vetter.model import Candidate, Found, Sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vetter.model import Message

MAX_OFFERED: Final = 12
MAX_SAID: Final = 8
HINT: Final = "Save the message from your mail program as a file that ends in .eml, or paste its sender's address."


def read_letter(raw: bytes) -> Sought:
    """Return the sites that an e-mail leads to, the sender's first, and what was left out.

    Raises `TargetError` if it is none.
    """
    from vetter.extract.offer.messages import (
        messages,  # what reads HTML is loaded where it is needed
    )

    found = messages(raw)
    if all(message.bare and message.copied for message in found):
        raise TargetError("That file is no e-mail: it has no header.", HINT)
    return sites(found)


def sites_of(raw: bytes) -> Sought:
    """Return the same of what a person was sent in any form, also without a header; nothing of nothing."""
    from vetter.extract.offer.messages import messages

    return sites(in_time_order(messages(raw))) if raw else Sought()


def sites(found: Iterable[Message]) -> Sought:
    """Return the sites that messages lead to, but for those of whoever they were for."""
    told: dict[str, Candidate] = {}
    left: dict[str, str] = {}
    for host, how in _places([message for message in found if not message.mine]):
        plain = host.removeprefix("www.")
        site = registrable(plain)
        if not site or site in told:
            continue
        if role := intermediaries().role(plain):
            left.setdefault(site, role)
        else:
            told[site] = Candidate("", site, how, "", Found.GIVEN)
    said = [f"{site} ({role})" for site, role in left.items()]
    more = f" and {len(said) - MAX_SAID} more" if len(said) > MAX_SAID else ""
    remark = f"Left out, as no outlet's own: {', '.join(said[:MAX_SAID])}{more}."
    return Sought(tuple(told.values())[:MAX_OFFERED], (remark,) if said else ())


def _places(found: list[Message]) -> Iterator[tuple[str, str]]:
    """Yield the hosts that messages name, each with where they do."""
    for message in found:
        where = " of a message attached to it" if message.attached else ""
        yield message.sender.host, f"the sender's address{where}"
        yield from (
            (party.host, f"the address that answers go to{where}") for party in message.reply_to
        )
    for message in found:
        yield from ((link.host, "a link in it") for link in message.links)
        yield from ((host, "an e-mail address in its text") for host in message.addresses)
