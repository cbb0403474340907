"""What the search for networks must reach: on vetted sites, and on outlets drawn after what was measured."""

from __future__ import annotations

import pytest

from tests.accuracy.networks import counted, drawn, lab_hands, listed, vetted


@pytest.mark.slow
async def test_networks_of_the_lab_are_found_and_honest_outlets_between_them_left_alone(home):
    told = await vetted(home)
    pairs = counted(told, lab_hands())
    assert pairs.both == pairs.joined  # nobody is joined to strangers
    assert pairs.both >= 0.95 * pairs.akin


def test_what_lists_say_of_single_sites_joins_no_strangers():
    pairs = counted(*listed())
    assert pairs.both == pairs.joined


def test_a_large_network_is_found_among_strangers_after_measured_shares():
    pairs = counted(*drawn(7, 300, 2700))
    assert pairs.both >= 0.9 * pairs.joined
    assert pairs.both >= 0.95 * pairs.akin
