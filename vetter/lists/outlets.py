"""Genuine outlets: what may be imitated, and who shares a name."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from vetter import data
from vetter.errors import DataError
from vetter.lists.naming import folded

if TYPE_CHECKING:
    from collections.abc import Iterable


class GenuineOutlet(Struct, frozen=True):
    """A genuine outlet; ``also`` are further domains of its own; ``brand``: known to be imitated."""

    name: str
    domain: str
    country: str
    also: tuple[str, ...] = ()
    brand: bool = False
    source: str = ""

    def line(self) -> str:
        """Return the entry in one line, for keeping it as evidence."""
        return ",".join((self.domain, self.name, self.country, *self.also, self.source))


class Outlets:
    """All genuine outlets that are known, by domain and by name."""

    def __init__(self, outlets: Iterable[GenuineOutlet]) -> None:
        self.all = tuple(outlets)
        self.by_domain = {
            domain: outlet for outlet in self.all for domain in (outlet.domain, *outlet.also)
        }
        self._by_name: dict[str, list[GenuineOutlet]] = {}
        for outlet in self.all:
            if outlet.name:
                self._by_name.setdefault(folded(outlet.name), []).append(outlet)

    @property
    def brands(self) -> tuple[GenuineOutlet, ...]:
        """Outlets that are known to be imitated."""
        return tuple(outlet for outlet in self.all if outlet.brand)

    def named(self, name: str) -> tuple[GenuineOutlet, ...]:
        """Return the outlets of this name, whatever its case, accents and articles."""
        return tuple(self._by_name.get(folded(name), ()))


@cache
def load_outlets() -> Outlets:
    """Return the bundled outlets. Raises `DataError` if they cannot be read."""
    brands = [
        GenuineOutlet(
            entry["name"],
            entry["domain"],
            entry["country"],
            tuple(entry["also"]),
            brand=True,
            source="outlets that are known to be imitated",
        )
        for entry in data.read_toml("outlets", "brands.toml")["outlet"]
    ]
    known = {domain for brand in brands for domain in (brand.domain, *brand.also)}
    path = data.root() / "outlets" / "outlets.csv"
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            others = [
                GenuineOutlet(
                    row["name"],
                    row["domain"],
                    row["country"],
                    (),
                    brand=False,
                    source=row["source"],
                )
                for row in csv.DictReader(stream)
                if row["domain"] not in known
            ]
    except (OSError, KeyError, csv.Error) as error:
        raise DataError(f"The outlets in {path} cannot be read: {error}.") from error
    return Outlets([*brands, *others])
