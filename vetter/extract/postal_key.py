"""One form for a postal address as it is written here and there, and who keeps it for strangers."""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec
from msgspec import Struct

from vetter.data import read_toml
from vetter.errors import DataError
from vetter.extract.fold import fold
from vetter.typed import shaped

FEWEST: Final = 2  # numbers: of a house and of a town


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """An address at which a provider takes mail for its customers."""

    provider: str
    street: str
    code: str
    source: str


@cache
def offices() -> tuple[Office, ...]:
    """Return the addresses of ``data/virtual-offices.toml``. Raises `DataError`."""
    try:
        return shaped(read_toml("virtual-offices.toml")["office"], tuple[Office, ...])
    except msgspec.ValidationError as error:
        raise DataError(f"data/virtual-offices.toml cannot be used: {error}") from error


def office(address: str) -> Office | None:
    """Return whose customers have their mail sent to an address, if that is known."""
    words = f" {fold(address)} "
    return next(
        (
            one
            for one in offices()
            if f" {one.code} " in words and set(one.street.split()) <= set(words.split())
        ),
        None,
    )


def postal_key(address: str) -> str:
    """Return the numbers of an address and the words of its street, or "" if they are too few.

    >>> postal_key("Whitby Tide, 3 Flowergate, Whitby, YO21 3BA, United Kingdom")
    '3 3ba yo21 flowergate'
    """
    parts = [fold(part).split() for part in address.split(",")]
    numbers = sorted({word for part in parts for word in part if _has_digit(word)})
    street = next((part for part in parts if any(map(_has_digit, part))), [])
    words = [word for word in street if not _has_digit(word)]
    return " ".join([*numbers, *words]) if len(numbers) >= FEWEST and words else ""


def _has_digit(word: str) -> bool:
    return any(c.isdigit() for c in word)
