"""Was the message written by a clock of another part of the world than the outlet claims?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter import gazetteer
from vetter.check.claimed_place import NOWHERE, countries, named
from vetter.check.senders import COPIED, NO_SENDER, sent
from vetter.model import Answer, Citation, Dossier, clear, fired, not_applicable, unknown
from vetter.phrases import offset_of

if TYPE_CHECKING:
    from vetter.model import Message


def look(dossier: Dossier) -> Answer:
    """Fire where the sender's own clock stands at no time of the countries that it claims."""
    messages = [message for message in sent(dossier) if not message.copied]
    if not messages:
        return unknown(COPIED if sent(dossier) else NO_SENDER)
    places = countries(dossier)
    if not places:
        return not_applicable(NOWHERE)
    telling = [message for message in messages if message.offset and message.sent]
    if not telling:
        return unknown(
            "Their clocks stand at world time, as those of many programs do, or tell no zone."
        )
    abroad = [message for message in telling if not _fits(message, places)]
    if not abroad:
        return clear(f"The clocks that they were written by fit {named(places)}.")
    zone = offset_of(abroad[0].offset)
    return fired(
        f"The outlet says that it sits in {named(places)}, but the message was written by a clock at {zone}.",
        tuple(Citation(cited.record, f"Date: … {zone}") for cited in abroad[0].cited[:1]),
    )


def _fits(message: Message, places: tuple[str, ...]) -> bool:
    year = message.sent.year if message.sent else 0
    return any(message.offset in gazetteer.offsets(code, year) for code in places)
