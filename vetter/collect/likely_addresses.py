"""DNS asked whether addresses exist that a name makes likely.

Whoever runs such an address can see that somebody asked for it, so nobody is asked in passive mode,
nor behind a proxy, where nothing is resolved from here.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from vetter.collect.errand import outcome_of
from vetter.model import Candidate, DnsReading, Found, Outcome, Purpose, Sought, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.collect.errand import Errand

HOW: Final = "an address of this name exists; nobody vouches that it is theirs"
PASSIVE: Final = "Likely addresses were not looked up: in passive mode the outlet is not to notice."
PROXY: Final = "Likely addresses were not looked up: behind a proxy nothing is resolved here."
UNANSWERED: Final = "Whether likely addresses exist could not be found out: DNS gave no answer."


async def find_likely(errand: Errand, name: str, addresses: Sequence[str]) -> Sought:
    """Return those of ``addresses`` that exist, in their order; why not, if none were looked up."""
    what = f"likely addresses of “{name}”"
    if errand.passive or errand.settings.network.proxy:
        why = PASSIVE if errand.passive else PROXY
        errand.note(Source.DNS, "the name servers in use", what, Outcome.NOT_ASKED, why)
        return Sought(remarks=(why,))
    answers = await asyncio.gather(*(_exists(errand, address) for address in addresses))
    told = [answer for answer in answers if answer is not None]
    found = tuple(
        Candidate("", address, HOW, found=Found.ADDRESS)
        for address, exists in zip(addresses, answers, strict=True)
        if exists
    )
    return Sought(found, (UNANSWERED,) if addresses and not told else ())


async def _exists(errand: Errand, address: str) -> bool | None:
    """Return whether an address leads anywhere, None if that could not be found out."""
    kept = await errand.lookup(address, "A", source=Source.DNS, purpose=Purpose.DNS)
    outcome, reason = outcome_of(kept)
    reading = await errand.read(kept)
    if isinstance(reading, DnsReading):
        outcome = Outcome.ANSWERED if reading.values else Outcome.ABSENT
        reason = ""
    what = f"A records of {address}"
    errand.note(Source.DNS, kept.record.whom, what, outcome, reason, (kept.record.id,))
    return bool(reading.values) if isinstance(reading, DnsReading) else None
