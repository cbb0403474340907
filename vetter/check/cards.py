"""What the data say about every check: its card and its weight."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from vetter.data import read_toml, root
from vetter.errors import DataError
from vetter.model import CheckCard, Weight
from vetter.typed import shaped

if TYPE_CHECKING:
    from pathlib import Path


@cache
def weights() -> dict[str, Weight]:
    """Return the weight of every check by its id. Raises `DataError`."""
    try:
        return shaped(read_toml("weights.toml"), dict[str, Weight])
    except msgspec.ValidationError as error:
        raise DataError(f"data/weights.toml cannot be used: {error}") from error


@cache
def cards() -> dict[str, CheckCard]:
    """Return the card of every check by its id, family by family. Raises `DataError`."""
    found = (_card(path) for path in sorted((root() / "checks").glob("*/*.toml")))
    return {card.id: card for card in found}


def _card(path: Path) -> CheckCard:
    try:
        card = shaped(read_toml("checks", path.parent.name, path.name), CheckCard)
    except msgspec.ValidationError as error:
        raise DataError(f"The check's card {path} cannot be used: {error}") from error
    if (card.family, card.id) != (path.parent.name, path.stem):
        raise DataError(f"The check's card {path} must bear the name of its family and its file.")
    return card
