"""What is known of the operations that the lists name, by whom it was established, and how surely."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

from vetter import data
from vetter.errors import DataError
from vetter.model import Operation
from vetter.typed import shaped

if TYPE_CHECKING:
    from pathlib import Path

# What stands between the name of a network or a kind and that of its part.
PARTS: Final = (" / ", ": ", " of ")


def about(operation: str) -> Operation | None:
    """Return what is known of an operation as the lists name it, or None if nobody described it.

    A part of a network (``Network / part``) is described with the network, one of many of a kind
    (``Kind: one``, ``Kind of one``) with its kind.
    """
    known = _by_alias()
    name = operation
    while name not in known:
        between = max(PARTS, key=name.rfind)
        if between not in name:
            return None
        name = name.rpartition(between)[0]
    return known[name]


@cache
def every() -> tuple[Operation, ...]:
    """Return all operations that are described. Raises `DataError` if they cannot be read."""
    return tuple(_read(path) for path in sorted((data.root() / "operations").glob("*.toml")))


@cache
def _by_alias() -> dict[str, Operation]:
    return {alias: entry for entry in every() for alias in entry.aliases}


def _read(path: Path) -> Operation:
    try:
        return shaped(data.read_toml("operations", path.name), Operation)
    except msgspec.ValidationError as error:
        raise DataError(f"The operation in {path} cannot be used: {error}.") from error
