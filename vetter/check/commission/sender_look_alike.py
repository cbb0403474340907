"""Does the sender's address look like that of the outlet, or of another one, without being it?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from vetter.check.hosting import is_own
from vetter.check.nobody_there import unregistered
from vetter.check.senders import NO_SENDER, quoting, sent
from vetter.check.standing_of import vouched
from vetter.domains import ascii_host, label_and_suffix, registrable, same_site
from vetter.model import Answer, Dossier, clear, fired, unknown

if TYPE_CHECKING:
    from vetter.model import HostImitation, Message

SHOWN: Final = 0.8
OWN_NAME: Final = 0.45  # less than makes it decisive
_HOST: Final = re.compile(r"(?:^|[\s<(\"@])((?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24})(?=$|[\s>)\",;])")


def look(dossier: Dossier) -> Answer:
    """Fire on a host that imitates one, and on a name that shows another address or turns the writing around."""
    messages = sent(dossier)
    if not messages:
        return unknown(NO_SENDER)
    alike = [one for one in dossier.sender_imitations if not _is_honest(one, dossier)]
    likest = max(alike, key=lambda one: one.like.sureness, default=None)
    if likest is not None:
        like = likest.like
        told = f"{likest.host} looks like {like.domain} of {like.brand}: {like.how}."
        innocent = f" It may be innocent: {like.innocent}." if like.innocent else ""
        at = [message for message in messages if likest.host in message.hosts()]
        cited = (*quoting(at, "From", likest.host), *like.cited)
        return fired(told + innocent, cited, min(like.sureness, _most(likest.host, dossier)))
    for message in messages:
        if told := _feigned(message):
            return fired(told, quoting([message], "From", message.sender.host), SHOWN)
    return clear("The sender's address looks like that of no genuine outlet that vetter knows.")


def _is_honest(one: HostImitation, dossier: Dossier) -> bool:
    """Return whether the host is the outlet's own and vouched for, or one of the two is nobody's address."""
    own = is_own(one.host, dossier) and bool(vouched(dossier))
    return own or any(unregistered(host, dossier) for host in (one.host, one.like.domain))


def _most(host: str, dossier: Dossier) -> float:
    """Return how sure one can be: the outlet's own domain, or one with its whole name, may be an honest one."""
    name, own = (_compact(one) for one in (host, dossier.outlet.host))
    return OWN_NAME if own and own in name else 1.0


def _compact(host: str) -> str:
    return label_and_suffix(host)[0].replace("-", "")


def _feigned(message: Message) -> str:
    """Return in a sentence what the sender's name pretends, or ""."""
    name, host = message.sender.name, message.sender.host
    # Marks and embeddings stand in honest names that are written from right to left; these two do not.
    if any(unicodedata.bidirectional(c) in ("RLO", "LRO") for c in name):
        return "The sender's name holds invisible characters that turn the writing around."
    found = _HOST.search(name)
    shown = ascii_host(found[1]) if found else ""
    if shown and registrable(shown) and not same_site(shown, host):
        return f"The sender's name shows an address at {shown}, while the real one is at {host}."
    return ""
