"""Where outlets and ties stand in the drawing of a network. The same network is always drawn the same way.

Every cluster is a ring: outlets tied to each other stand beside each other, and their names stand outside, where
nothing covers them; ties run through the inside. A ring is as large as its names need room.
"""

from __future__ import annotations

from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.model import SaysSo, Strength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import Cluster, Tie

LETTER: Final = 6.3  # pixels of a letter of a name, on average
LONGEST: Final = 30  # letters of a name
LEVEL: Final = 14  # outlets; with more, names stand like spokes
SPOKE: Final = 15  # pixels along the ring from name to name
SMALLEST: Final = 46  # pixels, the radius of a ring of two
GAP: Final = 12
WIDTH: Final = 1120  # pixels of the whole drawing at most, unless a single ring is wider
RIM: Final = 0.9
"""How near to the ring a tie of neighbours bends, as a share of the radius; the farther apart, the nearer to the middle."""
MOST: Final = 400  # outlets of one ring; a larger one would show nothing
TIES_EACH: Final = 6
"""So many ties for each outlet are drawn at most, those that say most, besides those that hold the ring together."""
THINNEST, THICKEST = 1.2, 5.0


class Node(Struct, frozen=True, kw_only=True):
    """One outlet: its place, and how its name is turned (degrees) and anchored."""

    domain: str
    label: str
    x: float
    y: float
    turned: float
    at_end: bool
    middle: bool
    dx: float
    dy: float


class Line(Struct, frozen=True, kw_only=True):
    """One tie: its path, its width, and what is to be told of it."""

    path: str
    width: float
    strength: Strength | None
    says_so: bool
    between: str


class Ring(Struct, frozen=True, kw_only=True):
    """One cluster, moved to its place (``x``, ``y``: its middle). ``left_out`` ties are not drawn."""

    number: int
    x: float
    y: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int


class Drawing(Struct, frozen=True):
    """The whole drawing. ``too_large`` are the numbers of the clusters that are not in it."""

    width: int
    height: int
    rings: tuple[Ring, ...]
    too_large: tuple[int, ...]


def draw(clusters: Sequence[Cluster]) -> Drawing:
    """Return the rings of all clusters, in rows from left to right, the largest first."""
    rings: list[Ring] = []
    too_large = tuple(one.number for one in clusters if len(one.members) > MOST)
    clusters = [one for one in clusters if len(one.members) <= MOST]
    widest = max((_size(cluster)[0] for cluster in clusters), default=0.0)
    width = max(WIDTH, widest)
    x = y = row = right = 0.0
    for cluster in clusters:
        wide, high = _size(cluster)
        if x and x + wide > width:
            x, y, row = 0.0, y + row + GAP, 0.0
        rings.append(_ring(cluster, x + wide / 2, y + high / 2))
        right = max(right, x + wide)
        x += wide + GAP
        row = max(row, high)
    return Drawing(round(right), round(y + row), tuple(rings), too_large)


def _size(cluster: Cluster) -> tuple[float, float]:
    """Return how wide and high the ring of a cluster is with its names and its number."""
    name = max(len(_label(domain)) for domain in cluster.members) * LETTER + 2 * GAP
    radius = _radius(len(cluster.members))
    if len(cluster.members) > LEVEL:
        return 2 * (radius + name), 2 * (radius + name)
    if len(cluster.members) == 2:
        return 2 * (radius + name), 5.0 * GAP
    return 2 * (radius + name), 2 * (radius + 3 * GAP)


def _radius(number: int) -> float:
    return max(SMALLEST, number * SPOKE / (2 * pi) if number > LEVEL else SMALLEST + 3.0 * number)


def _ring(cluster: Cluster, x: float, y: float) -> Ring:
    order = _order(cluster)
    radius = _radius(len(order))
    angles = {domain: 2 * pi * place / len(order) - pi / 2 for place, domain in enumerate(order)}
    if len(order) == 2:
        angles = {order[0]: pi, order[1]: 0.0}
    drawn = _drawn(cluster)
    return Ring(
        number=cluster.number,
        x=round(x, 1),
        y=round(y, 1),
        nodes=tuple(
            _node(domain, angles[domain], radius, spokes=len(order) > LEVEL) for domain in order
        ),
        lines=tuple(_line(tie, angles, radius) for tie in drawn),
        left_out=len(cluster.ties) - len(drawn),
    )


def _node(domain: str, angle: float, radius: float, *, spokes: bool) -> Node:
    across = cos(angle)
    left = across < -0.01
    middle = not spokes and abs(across) < 0.2
    degrees = angle * 180 / pi
    return Node(
        domain=domain,
        label=_label(domain),
        x=round(radius * across, 1),
        y=round(radius * sin(angle), 1),
        turned=round(degrees + 180 if left else degrees, 1) if spokes else 0.0,
        at_end=left and not middle,
        middle=middle,
        dx=0.0 if middle else -10.0 if left else 10.0,
        dy=(-10.0 if sin(angle) < 0 else 18.0) if middle else 4.0,
    )


def _label(domain: str) -> str:
    return domain if len(domain) <= LONGEST else f"{domain[: LONGEST - 1]}…"


def _line(tie: Tie, angles: dict[str, float], radius: float) -> Line:
    x1, y1 = radius * cos(angles[tie.one]), radius * sin(angles[tie.one])
    x2, y2 = radius * cos(angles[tie.other]), radius * sin(angles[tie.other])
    apart = abs(angles[tie.one] - angles[tie.other])
    apart = min(apart, 2 * pi - apart)
    bend = radius * RIM * (1 - apart / pi)
    across = hypot(x1 + x2, y1 + y2) or 1.0
    x, y = (x1 + x2) / across * bend, (y1 + y2) / across * bend
    strengths = {sign.strength for sign in tie.shared}
    return Line(
        path=f"M{x1:.1f} {y1:.1f}Q{x:.1f} {y:.1f} {x2:.1f} {y2:.1f}",
        width=round(min(THICKEST, THINNEST + tie.weight / 4), 1),
        strength=next((one for one in Strength if one in strengths), None),
        says_so=tie.says_so is SaysSo.BOTH,
        between=f"{tie.one} and {tie.other}",
    )


def _order(cluster: Cluster) -> list[str]:
    """Return the outlets such that those most tied stand near each other: along the strongest ties."""
    import networkx as nx

    tree = nx.Graph()
    tree.add_nodes_from(cluster.members)
    tree.add_weighted_edges_from(_backbone(cluster))
    # The members are in the order of their names: the first of the most tied begins.
    start = max(cluster.members, key=tree.degree)
    return list(nx.dfs_preorder_nodes(tree, start, sort_neighbors=sorted))


def _backbone(cluster: Cluster) -> list[tuple[str, str, float]]:
    """Return the strongest ties that hold the cluster together."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_weighted_edges_from((tie.one, tie.other, tie.weight) for tie in cluster.ties)
    return [(*sorted(pair[:2]), pair[2]["weight"]) for pair in nx.maximum_spanning_edges(graph)]


def _drawn(cluster: Cluster) -> list[Tie]:
    """Return the ties to draw, the weakest first, so that the strongest lie on top."""
    most = TIES_EACH * len(cluster.members)
    if len(cluster.ties) <= most:
        return list(reversed(cluster.ties))
    needed = {(one, other) for one, other, _ in _backbone(cluster)}
    rest = most - len(needed)
    kept = []
    for tie in cluster.ties:
        backbone = (tie.one, tie.other) in needed
        if backbone or rest > 0:
            kept.append(tie)
            rest -= not backbone
    return kept[::-1]
