"""Where the outlet says that it sits: in which country, in which town, on which clock."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter import gazetteer
from vetter.extract.fold import fold
from vetter.model import ClaimKind
from vetter.phrases import listing

if TYPE_CHECKING:
    from vetter.gazetteer import Town
    from vetter.model import Dossier

NOWHERE: Final = "It does not say in which country it sits."
SITTING: Final = (ClaimKind.PLACE, ClaimKind.ADDRESS)
LONGEST: Final = 4
"""Words of a name of a town; longer ones are too few to matter."""


def countries(dossier: Dossier) -> tuple[str, ...]:
    """Return the codes of the countries in which it says that it sits.

    Many an address at home leaves the country out: then it is that of the domain's ending, if the
    address names a town there.
    """
    said = (fact.value.value.upper() for fact in dossier.claims(ClaimKind.COUNTRY))
    claimed = tuple(dict.fromkeys(code for code in said if code in gazetteer.countries()))
    code = gazetteer.country_of_ending(dossier.outlet.host)
    if claimed or not code:
        return claimed
    addresses = (fact.value.value for fact in dossier.claims(*SITTING))
    return (code,) if any(towns_in(text, code) for text in addresses) else ()


def named(codes: tuple[str, ...]) -> str:
    """Return the English names of countries, as a list in words."""
    the = gazetteer.customs()["the"]
    every = gazetteer.countries()
    return listing(f"the {every[code].name}" if code in the else every[code].name for code in codes)


def abroad(dossier: Dossier, country: str) -> bool:
    """Return whether a country, by its English name, is certainly none of those in which it says that it sits."""
    folded = fold(country)
    of = {one.code for one in gazetteer.countries().values() if folded and fold(one.name) == folded}
    said = countries(dossier)
    return bool(of and said) and of.isdisjoint(said)


def towns(dossier: Dossier) -> tuple[Town, ...]:
    """Return the towns in which it says that it sits: the largest of each name in those countries."""
    written = [fact.value.value for fact in dossier.claims(*SITTING)]
    found: dict[str, Town] = {}
    for code in countries(dossier):
        for text in written:
            for town in towns_in(text, code):
                found.setdefault(town.name, town)
    return tuple(found.values())


def zones(dossier: Dossier) -> tuple[str, ...]:
    """Return the time zones of the towns that it names, else those of the countries."""
    clocks = [town.zone for town in towns(dossier)]
    if not clocks:
        every = gazetteer.countries()
        clocks = [zone for code in countries(dossier) for zone in every[code].zones]
    return tuple(dict.fromkeys(clocks))


def towns_in(text: str, code: str) -> tuple[Town, ...]:
    """Return the towns of a country that a short text names by whole words, longer names first."""
    words = fold(text).split()
    found: list[Town] = []
    at = 0
    while at < len(words):
        size = next(
            (n for n in range(LONGEST, 0, -1) if " ".join(words[at : at + n]) in _by_name(code)), 0
        )
        if size:
            found.append(_by_name(code)[" ".join(words[at : at + size])])
        at += size or 1
    return tuple(dict.fromkeys(found))


@cache
def _by_name(code: str) -> dict[str, Town]:
    names: dict[str, Town] = {}
    for town in gazetteer.towns(code):  # the largest come first
        for name in town.names:
            names.setdefault(fold(name), town)
    return names
