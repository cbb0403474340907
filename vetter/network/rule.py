"""What each shared sign says, and what joins: ``data/network.toml`` in types."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import DataError
from vetter.model import Basis, Strength, TraitKind
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Iterable


class Crowd(Struct, frozen=True, forbid_unknown_fields=True):
    """From which share of all known outlets on, and from how many at least, a sign is shown by many."""

    share: float
    least: int

    def reached(self, showing: int, known: int) -> bool:
        """Return whether so many outlets are that crowd."""
        return showing > max(self.least, self.share * known)


class Crowds(Struct, frozen=True, forbid_unknown_fields=True):
    """When a sign is common, and when it is background."""

    common: Crowd
    background: Crowd
    basis: Basis
    source: str


class Rarity(Crowds, frozen=True, forbid_unknown_fields=True):
    """The same for most signs, and for those that are somebody's by nature (``owned``)."""

    owned: Crowds


class Joins(Struct, frozen=True, forbid_unknown_fields=True):
    """How many strong signs, or medium ones of different families, join two outlets."""

    strong: int
    medium: int
    basis: Basis
    source: str


class Sign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of sign. ``label`` goes on after "they"; ``makers``: a common maker explains it.

    ``owned``: it is somebody's by nature. ``beside``: alone it is no reason to tell of two outlets.
    """

    kind: TraitKind
    strength: Strength
    family: str
    label: str
    innocent: str
    basis: Basis
    source: str
    owned: bool = False
    makers: bool = False
    beside: bool = False


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    joins: Joins
    rarity: Rarity
    trait: tuple[Sign, ...]


_LOWER = {Strength.STRONG: Strength.MEDIUM}


@cache
def rule() -> Rule:
    """Return the rule. Raises `DataError` if the file does not have the form that is expected."""
    try:
        return shaped(read_toml("network.toml"), Rule)
    except msgspec.ValidationError as error:
        raise DataError(f"data/network.toml is not in order: {error}") from error


@cache
def signs() -> dict[TraitKind, Sign]:
    """Return what is known of each kind of sign."""
    return {sign.kind: sign for sign in rule().trait}


def is_background(kind: TraitKind, showing: int, known: int) -> bool:
    """Return whether a sign that so many of all known outlets show joins nobody."""
    return _crowds(kind).background.reached(showing, known)


def strength(kind: TraitKind, showing: int, known: int, *, made: bool) -> Strength:
    """Return how much a sign says that so many show; ``made``: most of them credit one maker."""
    steps = _crowds(kind).common.reached(showing, known) + (made and signs()[kind].makers)
    found = signs()[kind].strength
    for _ in range(steps):
        found = _LOWER.get(found, Strength.WEAK)
    return found


def suffices(shared: Iterable[tuple[TraitKind, Strength]]) -> bool:
    """Return whether these signs join two outlets."""
    strong = 0
    families = set()
    for kind, how in shared:
        strong += how is Strength.STRONG
        if how is not Strength.WEAK:
            families.add(signs()[kind].family)
    joins = rule().joins
    return strong >= joins.strong or len(families) >= joins.medium


def _crowds(kind: TraitKind) -> Crowds:
    rarity = rule().rarity
    return rarity.owned if signs()[kind].owned else rarity
