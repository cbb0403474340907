"""What the other side's messages say of the work: what the questions about the commission share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.offer.approach import approaches
from vetter.extract.offer.terms import way_of
from vetter.model import Answer, Citation, Conduct, TermKind, clear, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.model import Dossier, Message, Term

NO_TEXT: Final = "The messages hold no text of the other side that could be read."
UNREAD: Final = "The messages are in a language in which vetter cannot read what is offered."
NO_APPROACH: Final = (
    "Nothing here reads like an approach to a writer, or shows who wrote it; "
    "paste the message as you received it, or save it as .eml or .msg."
)
NOT_SAID: Final = "Nothing in the messages says so."
MOST_CITED: Final = 5
SETTLING: Final = (TermKind.CONTRACT, TermKind.ACCEPTED)
"""After these, papers and bank details are asked for in the ordinary way."""


def messages(dossier: Dossier) -> tuple[Message, ...]:
    """Return the other side's messages that hold text."""
    theirs = dossier.offer.theirs() if dossier.offer else ()
    return tuple(message for message in theirs if message.text.strip())


def said(dossier: Dossier, *kinds: TermKind) -> tuple[Term, ...]:
    """Return what the other side's messages say of these kinds, in their order."""
    if dossier.offer is None:
        return ()
    own = {n for n, message in enumerate(dossier.offer.messages) if message.mine}
    return tuple(term for term in dossier.offer.of(*kinds) if term.message not in own)


def conduct(dossier: Dossier) -> Conduct:
    """Return what the person noted; an empty one where they noted nothing."""
    return (dossier.offer.conduct if dossier.offer else None) or Conduct()


def way_noted(dossier: Dossier) -> str:
    """Return the way of payment that the person noted, by its word in ``data/approach``; "" for an ordinary one, or none."""
    paid_by = conduct(dossier).paid_by
    return way_of(paid_by) if paid_by else ""


def early_documents(dossier: Dossier) -> tuple[Term, ...]:
    """Return what asks for papers or bank details before any contract is spoken of or any work is taken.

    What opens an account, such as a password, is asked for at no time in the ordinary way.
    """
    settled = min((term.message for term in said(dossier, *SETTLING)), default=None)
    return tuple(
        term
        for term in said(dossier, TermKind.DOCUMENTS)
        if term.value == "login" or settled is None or term.message < settled
    )


def nothing_said(dossier: Dossier, told: str = NOT_SAID) -> Answer:
    """Answer no, or that there was nothing to read, or nobody to read it, or that it may be anything."""
    every = messages(dossier)
    if not every:
        return unknown(NO_TEXT)
    known = {approach.language for approach in approaches()}
    if all(message.language and message.language not in known for message in every):
        return unknown(UNREAD)
    if not (dossier.offer and dossier.offer.approached()):
        return unknown(NO_APPROACH)
    return clear(told)


def sentences(dossier: Dossier, terms: Iterable[Term]) -> tuple[Citation, ...]:
    """Cite the messages with the sentences that say it."""
    every = dossier.offer.messages if dossier.offer else ()
    found = [
        Citation(cited.record, term.sentence)
        for term in terms
        if term.message < len(every)
        for cited in (term.cited or every[term.message].cited)[:1]
    ]
    return tuple(dict.fromkeys(found))[:MOST_CITED]


def noted(dossier: Dossier, words: str) -> tuple[Citation, ...]:
    """Cite the person's notes."""
    return tuple(Citation(cited.record, words) for cited in conduct(dossier).cited[:1])
