"""Is whoever signs the message missing among the people that the outlet names?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.check.senders import NO_SENDER, quoting, sent
from vetter.extract.fold import fold
from vetter.model import Answer, Dossier, PageKind, clear, fired, not_applicable, unknown
from vetter.phrases import count

if TYPE_CHECKING:
    from vetter.model import Message

FEWEST: Final = 2
OFFICES: Final = frozenset(
    [
        "editor",
        "editors",
        "editorial",
        "desk",
        "team",
        "office",
        "news",
        "newsroom",
        "info",
        "press",
        "redaktion",
        "redaction",
        "redazione",
        "redakcja",
        "redaccion",
        "redacao",
        "commissioning",
        "features",
        "support",
        "hello",
        "contact",
        "via",
        "noreply",
    ]
)


def look(dossier: Dossier) -> Answer:
    """Fire where none of the names in the messages' senders is one that its pages give; names are not told."""
    messages = sent(dossier)
    if not messages:
        return unknown(NO_SENDER)
    own = set(fold(dossier.outlet.name).split())
    signed = [message for message in messages if _is_person(message.sender.name, own)]
    if not signed:
        return not_applicable("The sender gives no name of a person.")
    people = [set(fold(person.name).split()) for person in dossier.people]
    if (
        not dossier.read_pages(PageKind.TEAM, PageKind.ABOUT, PageKind.IMPRINT)
        or len(people) < FEWEST
    ):
        return unknown(
            "Its pages that were read name too few people to look for the sender among them."
        )
    missing = [message for message in signed if not _among(message, people)]
    told = count(len(people), "person", "people")
    if not missing:
        return clear(f"Whoever signs is among the {told} that its pages name.")
    return fired(
        f"Whoever signs is not among the {told} that its pages name.",
        quoting(missing[:1], "From", missing[0].sender.host),
    )


def _is_person(name: str, own: set[str]) -> bool:
    words = fold(name).split()
    return 2 <= len(words) <= 5 and not OFFICES.union(own).intersection(words) and "@" not in name


def _among(message: Message, people: list[set[str]]) -> bool:
    # Middle names and initials come and go: two words in common are the same person.
    words = set(fold(message.sender.name).split())
    return any(len(words & each) >= min(2, len(each)) for each in people)
