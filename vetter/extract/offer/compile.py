"""From what was read of the messages, and noted since, to the offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vetter.extract.offer.thread import order
from vetter.model import ConductReading, Offer, OfferReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Reading, Record, Term


def offer(readings: Sequence[tuple[Record, Reading]]) -> Offer | None:
    """Return the offer, or None where neither a message nor a note was given. The newest notes count."""
    given = [reading for _, reading in readings if isinstance(reading, OfferReading)]
    noted = [reading.conduct for _, reading in readings if isinstance(reading, ConductReading)]
    if not given and not noted:
        return None
    messages = [message for reading in given for message in reading.messages]
    places = order(messages)
    numbers = {place: number for number, place in enumerate(places)}
    terms: list[Term] = []
    before = 0
    for reading in given:
        terms += (replace(one, message=numbers[before + one.message]) for one in reading.terms)
        before += len(reading.messages)
    return Offer(
        messages=tuple(messages[place] for place in places),
        terms=tuple(sorted(terms, key=lambda term: term.message)),
        conduct=noted[-1] if noted else None,
    )
