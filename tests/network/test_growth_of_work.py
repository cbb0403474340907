"""Four times as many outlets are four times as much work, and not sixteen times."""

from __future__ import annotations

import random

import pytest

from tests.growth import growth
from tests.network.fingerprints import about, account, address, cases, day, icon, outlet, trait
from vetter.model import TraitKind
from vetter.network import network


def shelf(number):
    """Return outlets of which some make networks of ten, many look like others, and one theme dresses a fifth."""
    chance = random.Random(number)
    theme = tuple(sorted(chance.sample(range(1 << 32), 64)))
    outlets = []
    for n in range(number):
        host = f"outlet{n:06}.example"
        own = tuple(sorted(chance.sample(range(1 << 32), 32)))
        signs = [
            icon(chance.randrange(number)),
            address(f"8.{n >> 8 & 255}.{n & 255}.{n % 3}"),
            about(host, own),
        ]
        signs += [day(f"day {chance.randrange(4000)}"), account(n)]
        skeleton = theme if n % 5 == 0 else tuple(sorted(chance.sample(range(1 << 32), 64)))
        signs.append(trait(TraitKind.SKELETON, "front", skeleton))
        if n % 4 == 0:
            signs.append(account(f"network {n // 40}"))
        outlets.append(outlet(host, *signs))
    return cases(*outlets)


@pytest.mark.slow
def test_eight_thousand_outlets_take_about_four_times_as_long_as_two_thousand():
    # Fewer than two thousand fit into the processor's own memory, which is another matter.
    assert growth(network, shelf(2_000), shelf(8_000)) < 8


def test_the_networks_among_many_are_found():
    told = network(shelf(400))
    assert sorted(len(cluster.members) for cluster in told.clusters)[-10:] == [10] * 10
