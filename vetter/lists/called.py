"""Genuine outlets by all that they may be called: their names, their sites, further names that are known."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.domains import label_and_suffix
from vetter.extract.fold import fold
from vetter.lists import naming
from vetter.lists.outlets import load_outlets
from vetter.typed import shaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vetter.lists.outlets import GenuineOutlet

SHORTEST_SOUND: Final = 4  # sounds or consonants from which a likeness is no chance any more
MAX_PLACE: Final = 4  # words

Table = dict[str, list["GenuineOutlet"]]


class Called:
    """The index of all bundled outlets by what they are called, made once."""

    def __init__(self, outlets: Iterable[GenuineOutlet], aliases: Iterable[Alias]) -> None:
        self.by_name: Table = {}
        self.by_alias: Table = {}
        self.by_label: Table = {}
        self.by_words: Table = {}
        self.by_handle: Table = {}
        self.outlets = tuple(outlets)
        domains = {
            domain: outlet for outlet in self.outlets for domain in (outlet.domain, *outlet.also)
        }
        for outlet in self.outlets:
            self._take(outlet)
        for alias in aliases:
            known = domains[alias.domain]
            for name in alias.names:
                _add(self.by_alias, naming.keys(name), known)
            _add(self.by_handle, (handle.lower() for handle in alias.handles), known)
        self.spellings = tuple(dict.fromkeys((*self.by_name, *self.by_alias, *self.by_label)))

    def _take(self, outlet: GenuineOutlet) -> None:
        label = _label(outlet.domain)
        # What stands in brackets says which of several it is, and is left out when one speaks of it.
        short = outlet.name.partition(" (")[0]
        names = (outlet.name, short) if outlet.name else (label,)
        for name in dict.fromkeys(names):
            _add(self.by_name, naming.keys(name), outlet)
            _add(self.by_words, (naming.sorted_words(naming.words(name)),), outlet)
            if not naming.is_latin(name):
                _add(self.by_alias, (naming.latin(name),), outlet)
        _add(self.by_label, naming.keys(label), outlet)

    def at(self, key: str) -> list[GenuineOutlet]:
        """Return the outlets of which any spelling is ``key``."""
        tables = (self.by_name, self.by_alias, self.by_label)
        return list(dict.fromkeys(one for table in tables for one in table.get(key, ())))

    def holding(self, words: tuple[str, ...]) -> list[GenuineOutlet]:
        """Return the outlets whose names have all these words, the shortest names first."""
        table = _by_word(self)
        found = [set(table.get(word, ())) for word in words]
        common = set.intersection(*found) if found else set()
        return sorted((self.outlets[number] for number in common), key=lambda one: len(one.name))

    def sounding(self, name: str, form: Callable[[str], str]) -> list[GenuineOutlet]:
        """Return the outlets of which a spelling has the same sounds, or consonants, as ``name``."""
        wanted = form(naming.latin(name))
        if len(wanted) < SHORTEST_SOUND:
            return []
        keys = _by_form(self, form).get(wanted, ())
        return list(dict.fromkeys(one for key in keys for one in self.at(key)))


class Alias(Struct, frozen=True, forbid_unknown_fields=True):
    """What an outlet is also called, and where that is to be seen."""

    domain: str
    names: tuple[str, ...]
    handles: tuple[str, ...]
    source: str


@cache
def load_called() -> Called:
    """Return the index of the bundled outlets. Raises `DataError` if they cannot be read."""
    aliases = shaped(read_toml("outlets", "aliases.toml")["outlet"], list[Alias])
    return Called(load_outlets().all, aliases)


@cache
def _by_form(called: Called, form: Callable[[str], str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for spelling in called.spellings:
        table.setdefault(form(spelling), []).append(spelling)
    return table


@cache
def _by_word(called: Called) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for number, outlet in enumerate(called.outlets):
        for word in naming.words(outlet.name):
            table.setdefault(word, []).append(number)
    return table


def country_of(outlet: GenuineOutlet) -> str:
    """Return the country of an outlet (ISO 3166-1), by its entry or its address, or ""."""
    ending = outlet.domain.rpartition(".")[2]
    if outlet.country or len(ending) != len("uk") or naming.is_sold(ending):
        return outlet.country
    return "GB" if ending == "uk" else ending.upper()


@cache
def _places() -> dict[tuple[str, ...], str]:
    table: dict[str, list[str]] = read_toml("outlets", "places.toml")
    known: dict[str, list[str]] = read_toml("countries.toml")["countries"]
    pairs = (
        (code, name) for part in (known, table) for code, names in part.items() for name in names
    )
    return {tuple(fold(name).split()): code for code, name in pairs}


def split_place(words: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    """Return the ways in which words are a name with a place behind or before it: (name, country)."""
    found = []
    for length in range(min(MAX_PLACE, len(words) - 1), 0, -1):
        for place, rest in ((words[-length:], words[:-length]), (words[:length], words[length:])):
            if code := _places().get(place):
                found.append((rest, code))
    return found


def _label(domain: str) -> str:
    """Return what an address says of the outlet's name: without its ending, and with what stands before it.

    >>> _label("agendapublica.elpais.com")
    'agendapublica elpais'
    """
    label, ending = label_and_suffix(domain)
    above = domain.removesuffix(f"{label}.{ending}").removeprefix("www.")
    return f"{above}{label}".replace("-", " ").replace(".", " ").strip()


def _add(table: Table, keys: Iterable[str], outlet: GenuineOutlet) -> None:
    for key in keys:
        if key and outlet not in (owners := table.setdefault(key, [])):
            owners.append(outlet)
