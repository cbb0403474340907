"""What every report on a network says, in its order: made safe once, ties of one kind told together."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.model import (
    Cluster,
    Common,
    Member,
    Network,
    SaysSo,
    SignTold,
    Strength,
    Tie,
    TraitKind,
)
from vetter.phrases import count
from vetter.report.outline import made_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vetter.model import SharedSign

STRENGTHS: Final = {
    Strength.STRONG: ("■", "strong"),
    Strength.MEDIUM: ("◆", "medium"),
    Strength.WEAK: ("·", "weak"),
}
SAYS_SO: Final = "says so itself"
TITLE: Final = "What these outlets share"


class Shown(Struct, frozen=True, kw_only=True):
    """One sign that all of a row show: ``places`` are how and in which records it stands at each of them."""

    value: str
    rarity: str
    since: datetime
    places: tuple[tuple[str, str, tuple[str, ...]], ...]


class Kind(Struct, frozen=True, kw_only=True):
    """All signs of one kind in a row, what says most first, and what else explains them."""

    kind: TraitKind
    label: str
    innocent: str
    strength: Strength
    signs: tuple[Shown, ...]


class Row(Struct, frozen=True, kw_only=True):
    """Outlets that are tied for the same reasons, ``pairs`` of them. ``each``: every one with every other."""

    domains: tuple[str, ...]
    pairs: int
    each: bool
    strength: Strength | None
    declared: tuple[str, ...]
    says_so: SaysSo
    only: bool
    kinds: tuple[Kind, ...]


class Group(Struct, frozen=True, kw_only=True):
    """One cluster with its members and rows, and what else may explain each kind of its signs."""

    cluster: Cluster
    members: tuple[Member, ...]
    rows: tuple[Row, ...]
    innocent: tuple[tuple[str, str], ...]


class Outline(Struct, frozen=True, kw_only=True):
    """A network with all its texts safe to show. ``apart`` are the outlets that are in no cluster."""

    network: Network
    headline: str
    groups: tuple[Group, ...]
    loose: tuple[Row, ...]
    apart: tuple[Member, ...]
    background: tuple[tuple[SignTold, Common], ...]
    rest: str


def outline(network: Network) -> Outline:
    """Return what there is to say about a network, safe to show and in order."""
    safe = made_safe(network)
    by_number: dict[int, list[Member]] = defaultdict(list)
    for member in safe.members:
        by_number[member.cluster].append(member)
    return Outline(
        network=safe,
        headline=_headline(safe),
        groups=tuple(_group(safe, cluster, by_number[cluster.number]) for cluster in safe.clusters),
        loose=rows(safe, safe.loose),
        apart=tuple(by_number[0]),
        background=tuple((safe.signs[one.kind], one) for one in safe.background),
        rest=_rest(safe),
    )


def rows(network: Network, ties: Iterable[Tie]) -> tuple[Row, ...]:
    """Return the ties, those for the same reasons in one row, in the order of the first of each."""
    alike: dict[object, list[Tie]] = defaultdict(list)
    for tie in ties:
        alike[_reasons(tie)].append(tie)
    return tuple(_row(network, those) for those in alike.values())


def between(row: Row) -> str:
    """Return which of the outlets of a row are tied to which, to go before their names; "" for two."""
    if len(row.domains) == 2:
        return ""
    return "each with each" if row.each else f"{count(row.pairs, 'pair')} of these"


def _headline(network: Network) -> str:
    outlets = count(len(network.members), "outlet")
    if not network.clusters:
        return f"nothing was found that would tie any of {outlets} to another"
    inside = sum(len(cluster.members) for cluster in network.clusters)
    networks = count(len(network.clusters), "network")
    return f"{networks} with {inside} of {outlets}"


def _rest(network: Network) -> str:
    more = network.loose_in_all - len(network.loose)
    return f"{count(more, 'more pair')} of this kind are not told." if more else ""


def _group(network: Network, cluster: Cluster, members: Sequence[Member]) -> Group:
    kinds = dict.fromkeys(sign.kind for tie in cluster.ties for sign in tie.shared)
    told = [network.signs[kind] for kind in kinds]
    return Group(
        cluster=cluster,
        members=tuple(members),
        rows=rows(network, cluster.ties),
        innocent=tuple((sign.label, sign.innocent) for sign in told),
    )


def _reasons(tie: Tie) -> object:
    """Return what two ties have in common that are told together."""
    said = tie.declared if tie.says_so is not SaysSo.NEITHER else ()
    if tie.shared:
        return frozenset((sign.kind, sign.thing) for sign in tie.shared), said, tie.only
    return tie.one, tie.other, said


def _row(network: Network, ties: Sequence[Tie]) -> Row:
    domains = tuple(sorted({domain for tie in ties for domain in (tie.one, tie.other)}))
    first = ties[0]
    strengths = {sign.strength for sign in first.shared}
    return Row(
        domains=domains,
        pairs=len(ties),
        each=len(ties) == len(domains) * (len(domains) - 1) // 2,
        strength=next((one for one in Strength if one in strengths), None),
        declared=first.declared,
        says_so=first.says_so,
        only=first.only,
        kinds=tuple(
            sorted(_kinds(network, ties), key=lambda kind: [*Strength].index(kind.strength))
        ),
    )


def _kinds(network: Network, ties: Sequence[Tie]) -> Iterable[Kind]:
    things: dict[TraitKind, dict[str, list[tuple[Tie, SharedSign]]]] = {}
    for tie in ties:
        for sign in tie.shared:
            things.setdefault(sign.kind, {}).setdefault(sign.thing, []).append((tie, sign))
    for kind, those in things.items():
        strengths = {sign.strength for found in those.values() for _, sign in found}
        yield Kind(
            kind=kind,
            label=network.signs[kind].label,
            innocent=network.signs[kind].innocent,
            strength=next(one for one in Strength if one in strengths),
            signs=tuple(_shown(found) for found in those.values()),
        )


def _shown(found: Sequence[tuple[Tie, SharedSign]]) -> Shown:
    places: dict[str, tuple[str, tuple[str, ...]]] = {}
    for tie, sign in found:
        places.setdefault(tie.one, (sign.value, sign.records))
        places.setdefault(tie.other, (sign.other_value, sign.other_records))
    values = {value for value, _ in places.values()}
    return Shown(
        value=next(iter(values)) if len(values) == 1 else "",
        rarity=_rarity([sign for _, sign in found]),
        since=max(sign.together_since for _, sign in found),
        places=tuple((domain, *place) for domain, place in sorted(places.items())),
    )


def _rarity(signs: Sequence[SharedSign]) -> str:
    first = signs[0]
    likeness = min(sign.likeness for sign in signs)
    alike = f"{likeness:.0%} alike, " if likeness < 1 else ""
    return f"{alike}shown by {first.showing} of {count(first.known, 'known outlet')}"
