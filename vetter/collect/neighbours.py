"""Who else is at the outlet's address, or carries its identifiers, by a reverse lookup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from vetter.collect.site_pages import in_turn
from vetter.collect.third_party import OFF, ask_sparing_service
from vetter.domains import hosted_on
from vetter.extract.fingerprint import account
from vetter.extract.hosting import shared_by
from vetter.extract.house_trackers import UNIVERSAL
from vetter.model import DnsReading, NeighboursReading, Outcome, Purpose, Source, SourceState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.collect.errand import Errand

AFTER: Final = frozenset({Source.DNS})
TOUCHES_OUTLET: Final = False
ACCOUNTS: Final = 2  # it answers few questions a day
NOTHING: Final = "its address is not known, or a hoster's, and its first page carries no account that can be looked up"
TURNED_AWAY: Final = frozenset({Outcome.LIMITED, Outcome.BLOCKED})

Question = tuple[str, str, str]
"""The path, the value to ask for, and what that is in words."""


async def collect(errand: Errand) -> SourceState:
    """Ask for the addresses that are not a hoster's, and then for the accounts on its first page."""
    base = errand.settings.sources.neighbours.rstrip("/")
    if not base:
        return SourceState(Outcome.NOT_ASKED, OFF)
    asked = list(_addresses(errand))
    states = [await _ask(errand, base, question) for question in asked[:1]]
    if not states or states[-1].outcome not in TURNED_AWAY:
        while not in_turn(errand) and not errand.ended(Source.SITE):
            await errand.stirred()
        for question in list(_accounts(errand))[:ACCOUNTS]:
            states.append(await _ask(errand, base, question))
            if states[-1].outcome in TURNED_AWAY:
                break
    if not states:
        return SourceState(Outcome.NOT_ASKED, NOTHING)
    return next((one for one in states if one.outcome is not Outcome.ANSWERED), states[0])


def _addresses(errand: Errand) -> Iterator[Question]:
    own = errand.outlet.host
    if hosted_on(own):
        return
    for reading in errand.readings.values():
        if isinstance(reading, DnsReading) and (reading.name, reading.rdtype) == (own, "A"):
            for address in sorted(reading.values):
                if not shared_by(address):
                    yield "reverseiplookup", address, f"other sites at {address}"


def _accounts(errand: Errand) -> Iterator[Question]:
    """Yield the accounts that the service can look up: of Google's Universal Analytics, and of its tag manager."""
    seen = dict.fromkeys(
        account(tracker.value) for page in in_turn(errand)[:1] for tracker in page.trackers
    )
    for value in seen:
        if value.startswith((UNIVERSAL, "GTM-")):
            yield "analyticslookup", value, f"other sites with {value}"


async def _ask(errand: Errand, base: str, question: Question) -> SourceState:
    path, value, what = question
    url = f"{base}/{path}/?{urlencode({'q': value})}"
    state, _ = await ask_sparing_service(
        errand,
        Source.NEIGHBOURS,
        Purpose.NEIGHBOURS,
        url,
        what,
        kind=NeighboursReading,
        refused="it answers no more questions today",
        empty=lambda found: not found.sites,
        accept="*/*",
    )
    return state
