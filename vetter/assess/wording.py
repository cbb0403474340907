"""The report's own sentences, from ``data/wording.toml``."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import DataError
from vetter.model import Axis, Level
from vetter.typed import shaped


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """All sentences. Those with brackets are filled in where they are used."""

    residual: str
    not_asked_commission: str
    not_received: str
    slight_commission: str
    level: dict[Level, str]
    addition: dict[str, str]
    ways: dict[str, str]
    offer_alone: dict[str, str]
    reading: dict[Axis, dict[Level, str]]
    mind: dict[str, str]


@cache
def wording() -> Wording:
    """Return the report's own sentences. Raises `DataError`."""
    try:
        return shaped(read_toml("wording.toml"), Wording)
    except msgspec.ValidationError as error:
        raise DataError(f"data/wording.toml cannot be used: {error}") from error


def lowered(heading: str) -> str:
    """Return a heading as a clause inside a sentence."""
    return heading[:1].lower() + heading[1:].rstrip(".")
