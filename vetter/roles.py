"""What the roles in the indicator lists mean; they are not the same accusation."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import DataError
from vetter.phrases import count, day_of, listing
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vetter.model import ListHit

MOST_ENTRIES: Final = 2
"""Entries told in full; the report lists them all elsewhere."""


class Statement(StrEnum):
    """What kind of statement a list makes about a value."""

    OPERATION = "operation"  # run or fabricated by an influence operation
    INFRASTRUCTURE = "infrastructure"  # used by one on the way to its readers
    NETWORK = "network"  # a network that presents itself as local or independent news
    RELAY = "relay"  # passes on what others publish, knowingly or not
    SANCTIONED = "sanctioned"  # designated by a government
    REPORTED = "reported"  # named in a government's report, without a designation
    FINGERPRINT = "fingerprint"  # an account, an address or an identifier
    PLACED = "placed"  # one article on somebody else's site


class Named(StrEnum):
    """When a hit on the outlet's own site makes the level ``named``."""

    UNLESS_HISTORIC = "unless-historic"
    ONLY_CURRENT = "only-current"  # and only if the registration is seen to be the listed one
    NEVER = "never"


class Role(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One role. ``strength`` scales the weight of a hit; ``meaning`` is for the reader.

    ``refines`` are roles that say the same, only less exactly.
    """

    title: str
    statement: Statement
    meaning: str
    named: Named = Named.NEVER
    strength: float = 1.0
    refines: tuple[str, ...] = ()


class Note(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must be added wherever an operation whose name begins so is shown."""

    operation: str
    note: str


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    role: dict[str, Role]
    note: tuple[Note, ...] = ()


@cache
def _file() -> _File:
    try:
        return shaped(read_toml("roles.toml"), _File)
    except msgspec.ValidationError as error:
        raise DataError(f"data/roles.toml cannot be used: {error}") from error


def names() -> tuple[str, ...]:
    """Return the roles that are explained."""
    return tuple(_file().role)


def role(name: str) -> Role:
    """Return what the role ``name`` means; one that nobody described makes no accusation."""
    roles = _file().role
    return roles.get(name, roles["other"])


def told(hits: Sequence[ListHit]) -> str:
    """Return what is listed as what, by whom and when: first-hand and earlier sources first.

    Every statement is the source's, of the value that it names, and dated: so it can be stood by.
    """
    entries: dict[str, list[str]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.secondary, hit.source_date, hit.source)):
        second = ", known here at second hand" if hit.secondary else ""
        source = f"{hit.source} ({day_of(hit.source_date)}{second})"
        entries.setdefault(_entry(hit), []).append(source)
    said = [f"{entry} by {listing(sources)}." for entry, sources in entries.items()]
    if (more := len(said) - MOST_ENTRIES) > 0:
        said[MOST_ENTRIES:] = [f"The lists hold {count(more, 'more entry', 'more entries')} on it."]
    notes = dict.fromkeys(note(hit.operation) for hit in hits)
    return " ".join((*said, *filter(None, notes)))


def _entry(hit: ListHit) -> str:
    known = hit.attribution and not hit.attribution.startswith("none")
    attributed = f", attributed there to {hit.attribution}" if known else ""
    like = f", with a name like that of {hit.imitates}," if hit.imitates else ""
    return f"{hit.value} is listed as {role(hit.role).title}{like} ({hit.operation}{attributed})"


def note(operation: str) -> str:
    """Return what has to be said wherever ``operation`` is shown, or ""."""
    return " ".join(n.note for n in _file().note if operation.startswith(n.operation))
