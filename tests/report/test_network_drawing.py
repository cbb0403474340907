"""The drawing of a network: the same each time, and names that can be read."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin

import pytest

from tests.report import networks
from vetter.report.network.drawing import LETTER, MOST, TIES_EACH, draw

HEIGHT = 11.0  # of a letter


def boxes(ring):
    """Return the middle line of each name: where it begins and ends, in the whole drawing."""
    found = []
    for node in ring.nodes:
        wide = len(node.label) * LETTER
        start = node.dx - wide if node.at_end else node.dx - wide / 2 if node.middle else node.dx
        turn = node.turned * pi / 180
        points = []
        for step in range(int(wide // 4) + 1):
            x, y = start + step * 4, node.dy - 4
            points.append(
                (
                    ring.x + node.x + x * cos(turn) - y * sin(turn),
                    ring.y + node.y + x * sin(turn) + y * cos(turn),
                )
            )
        found.append(points)
    return found


@pytest.mark.parametrize("size", [2, 3, 4, 7, 8, 13, 14, 15, 16, 40, 200])
def test_names_do_not_cover_each_other(size):
    (ring,) = draw(networks.rings(size).clusters).rings
    names = boxes(ring)
    assert len(names) == size
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            nearest = min(hypot(ax - bx, ay - by) for ax, ay in one for bx, by in other)
            assert nearest > HEIGHT - 1, size


def test_everything_lies_inside_the_drawing_and_rings_beside_each_other():
    drawing = draw(networks.rings(40, 12, 5, 3, 2, 2).clusters)
    assert len(drawing.rings) == 6
    every = [points for ring in drawing.rings for points in boxes(ring)]
    assert all(0 <= x <= drawing.width for points in every for x, _ in points)
    assert all(0 <= y <= drawing.height for points in every for _, y in points)
    for ring in drawing.rings:
        for other in drawing.rings:
            if ring.number < other.number:
                nearest = min(
                    hypot(ax - bx, ay - by)
                    for one in boxes(ring)
                    for two in boxes(other)
                    for ax, ay in one
                    for bx, by in two
                )
                assert nearest > HEIGHT


def test_the_same_network_is_drawn_the_same_way_each_time():
    assert draw(networks.rings(30, 8, 2).clusters) == draw(networks.rings(30, 8, 2).clusters)


def test_outlets_that_are_tied_stand_beside_each_other():
    (ring,) = draw(networks.rings(20).clusters).rings
    order = [int(node.domain.split(".")[0].removeprefix("outlet-")) for node in ring.nodes]
    steps = [abs(one - other) for one, other in pairwise(order)]
    assert sorted(steps)[: len(steps) - 1] == [1] * (len(steps) - 1)


def test_where_all_are_tied_to_all_the_strongest_ties_are_drawn_and_the_rest_is_counted():
    from tests.network.fingerprints import account, cases, outlet
    from vetter.network import network

    told = network(cases(*(outlet(f"o{n:02}.example", account(1)) for n in range(30))))
    (ring,) = draw(told.clusters).rings
    assert len(told.clusters[0].ties) == 30 * 29 // 2
    assert len(ring.lines) == TIES_EACH * 30
    assert ring.left_out == 30 * 29 // 2 - TIES_EACH * 30
    assert {name for line in ring.lines for name in line.between.split(" and ")} == set(
        told.clusters[0].members
    )


def test_a_network_too_large_to_show_anything_is_not_drawn_and_said_to_be():
    drawing = draw(networks.rings(MOST + 1, 3).clusters)
    assert drawing.too_large == (1,)
    assert [ring.number for ring in drawing.rings] == [2]
