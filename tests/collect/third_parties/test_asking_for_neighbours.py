"""Asking who else is at the outlet's address, or carries its accounts: few questions, and none for what is a hoster's."""

from __future__ import annotations

import pytest

from tests.dossiers import page
from vetter.collect import neighbours
from vetter.model import (
    DnsReading,
    NeighboursReading,
    Outcome,
    PageKind,
    PageReading,
    Source,
    SourceState,
    TrackerSeen,
)
from vetter.settings import Sources

HOST = "api.hackertarget.com"
TEXT = "text/plain"
OWN = "192.31.196.90"  # public, of nobody that is known
HOSTERS = "104.16.0.1"


async def shown(errand_to, *trackers, address=OWN, **options):
    """Return an errand that knows an address, and a first page with these identifiers."""
    errand = await errand_to("gazette.example", **options)
    if address:
        errand.readings["r-a"] = DnsReading("gazette.example", "A", exists=True, values=(address,))
    seen = tuple(TrackerSeen(kind="google-analytics", value=value) for value in trackers)
    front = page(PageKind.FRONT, url="https://gazette.example/", trackers=seen)
    errand.readings["r-1"] = PageReading(front)
    errand.turns["https://gazette.example/"] = "r-1"
    errand.settle(Source.SITE, SourceState(Outcome.ANSWERED))
    return errand


async def test_an_address_and_two_accounts_are_asked_for(town, errand_to, ledger):
    town.web[HOST] = lambda path: (200, TEXT, b"gazette.example\nsister.example")
    errand = await shown(errand_to, "UA-123456-1", "G-ABCDEFGHIJ", "GTM-ABCD", "UA-777777-1")
    assert (await neighbours.collect(errand)).outcome is Outcome.ANSWERED
    assert town.asked == [
        f"{HOST} /reverseiplookup/?q={OWN}",
        f"{HOST} /analyticslookup/?q=UA-123456",
        f"{HOST} /analyticslookup/?q=GTM-ABCD",
    ]
    assert ledger(errand) == [(HOST, "answered")] * 3
    read = [one for one in errand.readings.values() if isinstance(one, NeighboursReading)]
    assert {one.sites for one in read} == {("gazette.example", "sister.example")}


@pytest.mark.parametrize(
    ("reply", "outcome", "noted"),
    [
        ((200, TEXT, b"No DNS A records found for it"), Outcome.ANSWERED, "absent"),
        ((200, TEXT, b"API count exceeded - Increase Quota"), Outcome.LIMITED, "limited"),
        ((429, TEXT, b"API count exceeded - Increase Quota"), Outcome.LIMITED, "limited"),
        ((200, TEXT, b"<html>down</html>"), Outcome.FAILED, "failed"),
        ((403, TEXT, b"no"), Outcome.BLOCKED, "blocked"),
    ],
)
async def test_it_answers_or_fails_in_its_own_ways(town, errand_to, reply, outcome, noted, ledger):
    town.web[HOST] = lambda path: reply
    errand = await shown(errand_to)
    assert (await neighbours.collect(errand)).outcome is outcome
    assert ledger(errand) == [(HOST, noted)]


async def test_a_quota_that_is_used_up_is_not_tried_again(town, errand_to):
    town.web[HOST] = lambda path: (200, TEXT, b"API count exceeded")
    errand = await shown(errand_to, "UA-123456-1")
    await neighbours.collect(errand)
    assert len(town.asked) == 1


async def test_for_a_hosters_address_and_without_accounts_nobody_is_asked(town, errand_to):
    town.web[HOST] = lambda path: (200, TEXT, b"")
    errand = await shown(errand_to, "G-ABCDEFGHIJ", address=HOSTERS)
    state = await neighbours.collect(errand)
    assert (state.outcome, state.reason) == (Outcome.NOT_ASKED, neighbours.NOTHING)
    assert town.asked == []


async def test_a_lookup_that_is_switched_off_is_not_asked(town, errand_to):
    errand = await shown(errand_to, "UA-123456-1", sources=Sources(neighbours=""))
    assert (await neighbours.collect(errand)).outcome is Outcome.NOT_ASKED
    assert town.asked == []
