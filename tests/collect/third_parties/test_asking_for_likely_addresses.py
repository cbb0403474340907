"""DNS is asked for a few likely addresses: only when the outlet may notice, and nothing more is claimed."""

from __future__ import annotations

from msgspec.structs import replace

from vetter.collect.likely_addresses import find_likely
from vetter.model import Found

NAMES = ("courier.com", "courier.org", "courier.net")


def there(town, *names):
    for name in names:
        town.zone[name, "A"] = ["93.184.216.34"]


async def test_addresses_that_exist_are_candidates_that_nobody_vouches_for(town, errand_to, ledger):
    there(town, "courier.com", "courier.net")
    errand = await errand_to("unknown.org")
    sought = await find_likely(errand, "Courier", NAMES)
    assert [one.domain for one in sought.candidates] == ["courier.com", "courier.net"]
    assert {(one.found, one.exact) for one in sought.candidates} == {(Found.ADDRESS, False)}
    assert "nobody vouches" in sought.candidates[0].how
    assert sought.remarks == ()
    assert set(town.resolved) == set(NAMES)
    assert sorted(outcome for _, outcome in ledger(errand)) == ["absent", "answered", "answered"]


async def test_passive_nobody_is_asked_and_that_is_said(town, errand_to):
    there(town, *NAMES)
    errand = await errand_to("unknown.org")
    errand.passive = True
    sought = await find_likely(errand, "Courier", NAMES)
    assert sought.candidates == ()
    assert "passive" in sought.remarks[0]
    assert town.resolved == []


async def test_behind_a_proxy_nothing_is_resolved(town, errand_to):
    errand = await errand_to("unknown.org")
    network = replace(errand.settings.network, proxy="socks5h://127.0.0.1:9050")
    errand.settings = replace(errand.settings, network=network)
    sought = await find_likely(errand, "Courier", NAMES)
    assert "proxy" in sought.remarks[0]
    assert town.resolved == []


async def test_name_servers_that_do_not_answer_say_nothing(town, errand_to):
    town.broken |= {(name, "A") for name in NAMES}
    errand = await errand_to("unknown.org")
    sought = await find_likely(errand, "Courier", NAMES)
    assert sought.candidates == ()
    assert "no answer" in sought.remarks[0]
