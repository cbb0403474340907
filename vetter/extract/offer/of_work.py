"""Whether a text without a header speaks of work for somebody: else it may be anything, and says nothing of an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.extract.offer.approach import approaches
from vetter.extract.offer.greeting import greets
from vetter.extract.offer.quoted import own_words
from vetter.extract.offer.spelling import spelled
from vetter.extract.offer.terms import sentences
from vetter.extract.offer.wording import PERSON, WORK, Mark, read_wording
from vetter.model.offer import TermKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vetter.model.offer import Term

OF_OTHER_THINGS: Final = ("", "piece")
"""What the price of anything may be for: "$3 a piece"."""
MAX_TEXT: Final = 50_000
"""Characters. An approach does not come to its matter later than that."""
NOTE: Final = 500
"""Characters. So much is written in one breath, and of one thing."""
OF_ANY_TEXT: Final = frozenset(
    {TermKind.CONTRACT, TermKind.ENTITY, TermKind.URGENCY, TermKind.EXCLUSIVE}
)
"""What is read in licences, invoices and programs, too."""
OF_OTHER_TALK: Final = frozenset(
    {TermKind.RATE, TermKind.ACCEPTED, TermKind.CALL, TermKind.NO_CALL}
)
"""What is read in news, price lists and programs, too, unless the sentence has a word of the trade."""


def speaks_of_work(text: str, terms: Iterable[Term]) -> bool:
    """Return whether a text, of which ``terms`` were read, speaks of work to somebody.

    It says what only an approach says, or has a word of the trade and one of speaking to somebody in one sentence
    (``work`` and ``person`` in ``data/approach``). In a note they need not stand in the same, and where it greets
    somebody, the word of the trade is enough.
    """
    own = own_words(text[:MAX_TEXT])
    parts = (own,) if len(own) <= NOTE else sentences(own)
    greeted = greets(text)
    return any(map(_tells, terms)) or any(_of_work(part, greeted=greeted) for part in parts)


def _tells(term: Term) -> bool:
    if term.unit not in OF_OTHER_THINGS:
        return True
    if term.kind in OF_OTHER_TALK:
        return Mark(term.language, WORK) in read_wording(spelled(term.sentence)).found
    return term.kind not in OF_ANY_TEXT


def _of_work(part: str, *, greeted: bool) -> bool:
    found = read_wording(spelled(part)).found
    return any(
        Mark(approach.language, WORK) in found
        and (greeted or Mark(approach.language, PERSON) in found)
        for approach in approaches()
    )
