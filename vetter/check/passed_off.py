"""Links of an offer that pass one site off as another: they lead to a look-alike of the outlet in whose name they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vetter.check.hosting import is_own
from vetter.check.nobody_there import unregistered
from vetter.check.senders import confirmed
from vetter.check.standing_of import vouched
from vetter.domains import label_and_suffix, same_site
from vetter.extract.offer.shown import host_shown
from vetter.lists.naming import bare, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.model import Dossier, HostImitation, MailLink, Message

PERHAPS_ITS_OWN: Final = 0.45  # less than makes it decisive
ORDINARY: Final = frozenset({"home", "plain", "known"})
"""Endings under which an outlet may well have registered its name itself, for its letters or its readers' clicks."""
SHORTEST_NAME: Final = 5  # letters of a name that stands in nobody's by chance


class PassedOff(NamedTuple):
    """A link, the message it stands in, what it looks like, and how surely, in 0…1, it is passed off as that."""

    message: Message
    link: MailLink
    like: HostImitation
    sureness: float


def passed_off(dossier: Dossier) -> tuple[PassedOff, ...]:
    """Return the links of the other side that lead to a look-alike of the outlet they speak for, the surest first."""
    found = sorted(_every(dossier), key=lambda one: -one.sureness)
    return tuple({one.like.host: one for one in reversed(found)}.values())[::-1]


def _every(dossier: Dossier) -> Iterator[PassedOff]:
    for message in dossier.offer.theirs() if dossier.offer else ():
        for link in message.links:
            for like in dossier.link_imitations:
                sureness = _sureness(message, link, like, dossier) if like.host == link.host else 0
                if sureness:
                    yield PassedOff(message, link, like, sureness)


def _sureness(message: Message, link: MailLink, like: HostImitation, dossier: Dossier) -> float:
    """Return how surely a link is passed off as the outlet that its target looks like; 0 where it is not."""
    if _is_honest(like, dossier):
        return 0.0
    shown = _is_of(host_shown(link.shown), like)
    if not shown and not _speaks_for(message, link, like):
        return 0.0
    # An outlet's own server has confirmed the message: what it links to openly is its own affair.
    its_own = confirmed(message) and _is_of(message.sender.host, like)
    perhaps = _may_be_its_own(like, shown=shown)
    if ((its_own or perhaps) and not shown) or (its_own and perhaps):
        return 0.0
    most = PERHAPS_ITS_OWN if its_own or perhaps else 1.0
    return min(like.like.sureness, most)


def _is_honest(like: HostImitation, dossier: Dossier) -> bool:
    """Return whether the site is the outlet's own and vouched for, leads on from it, or nobody can be imitated."""
    own = is_own(like.host, dossier)
    return (
        (own and bool(vouched(dossier)))
        or (own and is_own(like.like.domain, dossier))
        or unregistered(like.host, dossier)
        or unregistered(like.like.domain, dossier)
    )


def _speaks_for(message: Message, link: MailLink, like: HostImitation) -> bool:
    """Return whether a link, or the message it stands in, bears the name of the outlet that its target looks like."""
    if _is_of(message.sender.host, like):
        return True
    # What leads to the sender's own site is judged by what the sender's address looks like.
    if same_site(message.sender.host, link.host):
        return False
    return any(_names(text, like.like.brand) for text in (link.shown, message.sender.name))


def _is_of(host: str, like: HostImitation) -> bool:
    return bool(host) and any(same_site(host, one) for one in like.addresses)


def _names(text: str, name: str) -> bool:
    """Return whether a text has a name's words in it, one after the other, whatever its article."""
    sought = bare(words(name))
    told = words(text)
    spans = (told[at : at + len(sought)] for at in range(len(told) - len(sought) + 1))
    return sum(map(len, sought)) >= SHORTEST_NAME and any(span == sought for span in spans)


def _may_be_its_own(like: HostImitation, *, shown: bool) -> bool:
    """Return whether the outlet may have registered the site itself: it bears the outlet's whole name.

    Not so under an ending of no outlet, where the outlet's own addresses are known and its link shows one of them, or where
    it is known to be imitated.
    """
    known = like.genuine if shown else like.brand
    return _has_whole_name(like) and (like.like.ending in ORDINARY or not known)


def _has_whole_name(like: HostImitation) -> bool:
    name, own = (label_and_suffix(one)[0].replace("-", "") for one in (like.host, like.like.domain))
    return bool(own) and own in name
