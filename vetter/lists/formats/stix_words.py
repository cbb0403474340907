"""What the words of STIX mean: see ``data/formats/stix.toml``."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from vetter.data import read_toml
from vetter.typed import shaped


class Sort(Struct, frozen=True, forbid_unknown_fields=True):
    """Which property of an object holds its value, and what the value is to us.

    ``inside`` names the object within the object that holds it; ``platform`` the properties that say
    where an account is; ``sites`` says that the name of an account may be that of a site.
    """

    properties: tuple[str, ...]
    kind: str
    role: str
    inside: str = ""
    platform: tuple[str, ...] = ()
    sites: bool = False


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``data/formats/stix.toml``."""

    operations: tuple[str, ...]
    scaffold: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    same: frozenset[str]
    harms: frozenset[str]
    belongs: str
    harmless: dict[str, str]
    platforms: dict[str, str]
    object: dict[str, Sort]
    path: dict[str, str]


@cache
def words() -> Words:
    """Return what the words of STIX mean."""
    return shaped(read_toml("formats", "stix.toml"), Words)
