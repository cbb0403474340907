"""What several outlets share: the result of ``vetter network``."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field

from vetter.model.finding import Basis
from vetter.model.sibling import TraitKind

NETWORK_SCHEMA = "vetter/network-1"


class Strength(StrEnum):
    """How much a shared sign says that one hand is behind two outlets."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class SaysSo(StrEnum):
    """Whether two outlets say themselves that they belong together."""

    BOTH = "both"
    ONE = "one"
    NEITHER = "neither"


class Member(Struct, frozen=True, kw_only=True):
    """One outlet by its newest case. ``cluster`` is the number of its network, 0 if it is in none."""

    domain: str
    name: str
    case: str
    as_of: datetime
    cluster: int = 0


class SharedSign(Struct, frozen=True, kw_only=True):
    """One sign that two outlets share.

    ``value`` and ``other_value`` are how it stands at the first and at the other, without mailboxes and numbers
    of persons. ``showing`` of ``known`` outlets show it. ``together_since`` is the day from which on it has been seen
    at both. ``thing`` is the same for all who share this very thing. ``records`` and ``other_records`` are where it stands in their cases.
    """

    kind: TraitKind
    value: str
    other_value: str
    thing: str
    strength: Strength
    weight: float
    likeness: float
    showing: int
    known: int
    together_since: datetime
    records: tuple[str, ...] = ()
    other_records: tuple[str, ...] = ()


class Tie(Struct, frozen=True, kw_only=True):
    """Two outlets and all that they share, what says most first.

    ``joins``: it is enough to count them to one network. ``only``: without it the network would fall apart.
    """

    one: str
    other: str
    joins: bool
    weight: float
    says_so: SaysSo
    declared: tuple[str, ...] = ()
    shared: tuple[SharedSign, ...] = ()
    only: bool = False


class Cluster(Struct, frozen=True, kw_only=True):
    """Outlets that are tied together. ``complete``: every pair was compared, and not neighbours alone."""

    number: int
    members: tuple[str, ...]
    ties: tuple[Tie, ...]
    says_so: bool
    complete: bool = True


class Common(Struct, frozen=True, kw_only=True):
    """A sign that so many outlets show that it is background, and joins nobody."""

    kind: TraitKind
    value: str
    showing: int
    known: int


class SignTold(Struct, frozen=True, kw_only=True):
    """What a kind of sign says (to go on after "they"), what else explains it, and on what basis it counts."""

    label: str
    innocent: str
    basis: Basis
    source: str


class Network(Struct, frozen=True, kw_only=True):
    """What the given outlets share. ``known`` outlets in all are known on this machine, by which rarity goes.

    ``loose`` are pairs that share something that does not suffice; ``loose_in_all`` is how many there are. ``signs`` tells of
    each kind of sign that occurs.
    """

    schema: str = field(default=NETWORK_SCHEMA)
    tool: str
    known: int
    members: tuple[Member, ...]
    clusters: tuple[Cluster, ...]
    loose: tuple[Tie, ...] = ()
    loose_in_all: int = 0
    background: tuple[Common, ...] = ()
    signs: dict[str, SignTold] = {}
    caution: str = ""
