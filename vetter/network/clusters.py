"""Which outlets are tied together, directly or over others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vetter.model import Cluster, SaysSo

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vetter.model import Tie


def clusters(ties: Sequence[Tie], crowded: Collection[str]) -> tuple[Cluster, ...]:
    """Return the clusters that these ties make, the largest first.

    ``crowded`` are the outlets not all of whose pairs were compared.
    """
    import networkx as nx

    graph = nx.Graph((one.one, one.other) for one in ties)
    only = {frozenset(pair) for pair in nx.bridges(graph)}
    said = nx.Graph((t.one, t.other) for t in ties if t.says_so is SaysSo.BOTH)
    together = [frozenset(members) for members in nx.connected_components(said)]
    found = sorted(
        (tuple(sorted(members)) for members in nx.connected_components(graph)),
        key=lambda members: (-len(members), members),
    )
    of = {domain: number for number, members in enumerate(found, 1) for domain in members}
    own: dict[int, list[Tie]] = {number: [] for number in range(1, len(found) + 1)}
    complete = {n: not set(members) & set(crowded) for n, members in enumerate(found, 1)}
    for one in ties:
        number = of[one.one]
        bridge = frozenset((one.one, one.other)) in only
        alone = bridge and complete[number] and len(found[number - 1]) > 2
        own[number].append(replace(one, only=alone))
    return tuple(
        Cluster(
            number=number,
            members=members,
            ties=tuple(sorted(own[number], key=lambda t: (-t.weight, t.one, t.other))),
            says_so=any(members_said >= set(members) for members_said in together),
            complete=complete[number],
        )
        for number, members in enumerate(found, 1)
    )
