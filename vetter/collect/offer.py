"""The keys with which the messages of an offer were signed (DKIM, RFC 6376): one question to DNS for each.

Nothing else of an offer is asked of anybody: no link is followed and no picture fetched.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from vetter.collect.errand import outcome_of
from vetter.extract.offer.signed import key_name
from vetter.model import DnsReading, OfferReading, Outcome, Purpose, Source, SourceState

if TYPE_CHECKING:
    from vetter.collect.errand import Errand
    from vetter.model import Kept

MAX_KEYS: Final = 12
READ: Final = SourceState(Outcome.ANSWERED)


class Keys:
    """The collector for what a person brought along."""

    AFTER: frozenset[Source] = frozenset()
    TOUCHES_OUTLET = False

    def __init__(self, brought: tuple[Kept, ...]) -> None:
        self._brought = brought

    async def collect(self, errand: Errand) -> SourceState:
        """Ask for the key of every signature, each once; what was brought is there whatever comes of it."""
        names: dict[str, None] = {}
        for kept in self._brought:
            if kept.record.purpose is Purpose.OFFER:
                reading = await errand.read(kept)
                if isinstance(reading, OfferReading):
                    borne = (one for message in reading.messages for one in message.signatures)
                    names.update(dict.fromkeys(filter(None, map(key_name, borne))))
        await asyncio.gather(*(_ask(errand, name) for name in list(names)[:MAX_KEYS]))
        return READ


async def _ask(errand: Errand, name: str) -> None:
    kept = await errand.lookup(name, "TXT", source=Source.OFFER, purpose=Purpose.DKIM_KEY)
    outcome, reason = outcome_of(kept)
    reading = await errand.read(kept)
    if isinstance(reading, DnsReading):
        outcome = Outcome.ANSWERED if reading.values else Outcome.ABSENT
    what = f"the key {name}, with which the message was signed"
    errand.note(Source.OFFER, kept.record.whom, what, outcome, reason, (kept.record.id,))
