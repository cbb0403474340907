"""Places of the world: countries with their languages and clocks, and towns with where they lie.

From GeoNames and the IANA time zone database; see ``data/places/SOURCE.toml``.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import UTC, datetime
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from vetter.data import read_toml, root
from vetter.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

BRITISH: Final = "uk"  # the one ending that is not its country's code
EDGES: Final = frozenset(',|"\n')  # what stands around a name in the file
EARTH: Final = 6371.0  # kilometres to its centre, on average
LARGE: Final = 50_000  # inhabitants of a town that people elsewhere may have heard of
_ACCENTS: Final = re.compile(r"[\u0300-\u036f]+")
_LETTERS: Final = (("ł", "l"), ("ø", "o"), ("đ", "d"), ("ı", "i"), ("æ", "ae"), ("œ", "oe"))
SATURDAY_AND_SUNDAY: Final = frozenset({5, 6})


class Country(Struct, frozen=True):
    """``languages`` and ``zones`` with those of most people first."""

    code: str
    name: str
    languages: tuple[str, ...]
    zones: tuple[str, ...]


class Town(Struct, frozen=True):
    """A place of 5,000 inhabitants or more; ``also`` are its other names."""

    country: str
    name: str
    latitude: float
    longitude: float
    inhabitants: int
    zone: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names that it goes by."""
        return (self.name, *self.also)


@cache
def customs() -> dict[str, Any]:
    """Return ``places/customs.toml``. Raises `DataError`."""
    return read_toml("places", "customs.toml")


@cache
def countries() -> dict[str, Country]:
    """Return every country by its ISO 3166-1 code. Raises `DataError`."""
    rows = csv.reader(_lines("countries.csv"))
    next(rows)
    return {
        code: Country(code, name, tuple(languages.split()), tuple(zones.split()))
        for code, name, languages, zones in rows
    }


def country_of_ending(host: str) -> str:
    """Return the code of the country whose ending a host has, "" for others and for those sold to all."""
    ending = host.lower().rstrip(".").rpartition(".")[2]
    code = "GB" if ending == BRITISH else ending.upper()
    return code if code in countries() and ending not in customs()["vague"] else ""


@cache
def towns(code: str) -> tuple[Town, ...]:
    """Return the towns of one country, the largest first; none for a country that is not known."""
    country = countries().get(code)
    if country is None:
        return ()
    # The file is in order of countries: the rest of it need not be taken apart.
    own = (line for line in _lines("cities.csv") if line.startswith(f"{code},"))
    usual = country.zones[0] if country.zones else ""
    return tuple(
        Town(
            country=code,
            name=name,
            latitude=float(latitude),
            longitude=float(longitude),
            inhabitants=int(inhabitants),
            zone=zone or usual,
            also=tuple(filter(None, also.split("|"))),
        )
        for _, name, latitude, longitude, inhabitants, zone, also in csv.reader(own)
    )


def called(name: str) -> tuple[Town, ...]:
    """Return the towns of the whole world of a name, whatever its case and accents; none if none of them is `LARGE`."""
    plain = _bare(name)
    if plain not in _names_of_large() or EDGES & set(plain):
        return ()
    codes = dict.fromkeys(_countries_with(plain))
    return tuple(town for code in codes for town in towns(code) if plain in map(_bare, town.names))


@cache
def _names_of_large() -> frozenset[str]:
    rows = csv.reader(_lines("cities.csv"))
    next(rows)
    return frozenset(
        _bare(one)
        for _, name, _, _, inhabitants, _, also in rows
        if int(inhabitants) >= LARGE
        for one in filter(None, (name, *also.split("|")))
    )


def _countries_with(name: str) -> Iterator[str]:
    """Yield the codes of the countries in whose lines a name is a field of its own, in their order."""
    text = _folded()
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if text[at - 1] in EDGES and text[end] in EDGES:
            line = text.rfind("\n", 0, at) + 1
            yield text[line : line + 2].upper()
        at = text.find(name, end)


@cache
def _folded() -> str:
    return _bare("\n".join(["", *_lines("cities.csv"), ""]))


def _bare(text: str) -> str:
    """Return a text in small letters without accents: "Iaşi" and "Iași" are one town, and "Łódź" is often written "Lodz"."""
    if text.isascii():
        return text.casefold()
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    for letter, plain in _LETTERS:
        text = text.replace(letter, plain)
    return unicodedata.normalize("NFC", text)


def around(town: Town, kilometres: float) -> tuple[Town, ...]:
    """Return the towns of its country within a distance, itself among them."""
    return tuple(other for other in towns(town.country) if distance(town, other) <= kilometres)


def distance(one: Town, other: Town) -> float:
    """Return how far two towns are from each other, in kilometres (haversine formula)."""
    north, south = radians(one.latitude), radians(other.latitude)
    across = sin((south - north) / 2) ** 2
    along = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH * asin(sqrt(across + cos(north) * cos(south) * along))


def zone(name: str) -> ZoneInfo:
    """Return a time zone by its name in the IANA database."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


@cache
def offsets(code: str, year: int) -> frozenset[int]:
    """Return how far the clocks of a country were from UTC, in minutes, summer time included.

    In the fifteen years up to ``year``: countries change their clocks, and old articles keep them.
    """
    country = countries().get(code)
    found = set()
    days = [
        datetime(each, month, 1, tzinfo=UTC)
        for each in range(year - 15, year + 1)
        for month in (1, 7)
    ]
    for name in country.zones if country else ():
        away = (day.astimezone(zone(name)).utcoffset() for day in days)
        found |= {int(one.total_seconds() // 60) for one in away if one is not None}
    return frozenset(found)


def rest_days(code: str) -> frozenset[int]:
    """Return the days of the week (Monday is 0) on which people of a country rest."""
    days = customs()["rests"].get(code)
    return frozenset(days) if days else SATURDAY_AND_SUNDAY


def _lines(file: str) -> Iterator[str]:
    path = root() / "places" / file
    try:
        yield from path.read_text("utf-8").splitlines()
    except OSError as error:
        raise DataError(f"The data file {path} cannot be read: {error}") from error
