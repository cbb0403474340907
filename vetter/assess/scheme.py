"""How signs become a judgement: ``data/assess.toml`` in types."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import DataError
from vetter.typed import shaped


class Cap(Struct, frozen=True, forbid_unknown_fields=True):
    """The most that one family may add (``up``) or take away (``down``), both positive."""

    up: float
    down: float


class Whispers(Struct, frozen=True, forbid_unknown_fields=True):
    """What youth and signs below ``least`` come to at most (``up``), if no other sign is beside them.

    Beside fewer than ``company`` other signs an age that is itself below ``least`` does not count.
    """

    least: float
    up: float
    company: int


class Levels(Struct, frozen=True, forbid_unknown_fields=True):
    """What makes the level; the file says what each value is."""

    strong: float
    some: float
    single: float
    family: float
    decisive: float
    coverage: float
    must: tuple[str, ...]
    copies: int
    copies_days: int


class Steps(Struct, frozen=True, forbid_unknown_fields=True):
    """From which sum of weights on a reading is ``some`` or ``strong``, and which questions must not be open for ``none``."""

    some: float
    strong: float
    must: tuple[str, ...] = ()


class Sureness(Struct, frozen=True, forbid_unknown_fields=True):
    """What a confidence needs: share of questions answered, third parties that answered."""

    coverage: float
    witnesses: int


class Confidences(Struct, frozen=True, forbid_unknown_fields=True):
    """What high and moderate confidence need; anything less is low."""

    high: Sureness
    moderate: Sureness


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """One term of estimative probability with its range."""

    words: str
    low: float
    high: float


class Priors(Struct, frozen=True, forbid_unknown_fields=True):
    """From where else the likelihood is reckoned, so that the reader sees what the prior does."""

    also: tuple[float, ...]


class Scheme(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything the file says."""

    families: dict[str, Cap]
    groups: dict[str, str]
    whispers: Whispers
    levels: Levels
    readings: dict[str, Steps]
    confidence: Confidences
    priors: Priors
    likelihood: tuple[Words, ...]


@cache
def scheme() -> Scheme:
    """Return how signs become a judgement. Raises `DataError`."""
    try:
        return shaped(read_toml("assess.toml"), Scheme)
    except msgspec.ValidationError as error:
        raise DataError(f"data/assess.toml cannot be used: {error}") from error
