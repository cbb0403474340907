"""The town that an outlet is named after, and whether a text speaks of it or of what lies around it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vetter import gazetteer
from vetter.check.claimed_place import SITTING, countries, towns_in
from vetter.check.looked import written_in
from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.model import PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vetter.gazetteer import Town
    from vetter.model import Dossier

AROUND: Final = 40.0
"""Kilometres within which a local outlet looks around."""

LARGE: Final = 300_000
"""Inhabitants of a town that needs no country beside its name, if no other is a tenth as large."""

KNOWN: Final = gazetteer.LARGE
"""The same where the outlet's name has nothing but the town and words for newspapers."""

ABROAD: Final = "en"
"""The language in which an outlet writes of a town where another one is spoken. In any other, a town there is a namesake:
"La Serra" is no Brazilian city to a Catalan."""

SHORT: Final = 6
"""Letters of a name that may be any word."""

STEM: Final = 5
ENDING: Final = 3
"""Names of so many letters and more are found with up to so many others at their end: they are inflected."""

SPEAKING: Final = (
    PageKind.FRONT,
    PageKind.ABOUT,
    PageKind.CONTACT,
    PageKind.IMPRINT,
    PageKind.TEAM,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_SPACELESS: Final = re.compile(r"[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af]")


def town_of_name(dossier: Dossier) -> Town | None:
    """Return the town that the outlet bears in its name, or None.

    It has to speak of the town as its own besides, unless the name is that of a large one with but a
    word for newspapers ("Roma Journal").
    """
    candidates = _named(dossier)
    plain = _plain_name(dossier)
    spoken = (town for town in candidates if speaks_of(town, dossier))
    large = (t for t in candidates if t.inhabitants >= LARGE and plain in map(fold, t.names))
    return next(spoken, None) or next(large, None)


def speaks_of(town: Town, dossier: Dossier) -> bool:
    """Return whether the outlet speaks of a town, besides in its name, where it tells of itself."""
    said = " ".join(
        f"{page.title} {page.description} {page.text}" for page in dossier.read_pages(*SPEAKING)
    )
    addresses = " ".join(fact.value.value for fact in dossier.claims(*SITTING))
    rest = f" {fold(without_own_name(said, dossier))} {fold(addresses)} "
    return _spoken_of(town, rest, settled=bool(countries(dossier)))


def _spoken_of(town: Town, text: str, *, settled: bool) -> bool:
    """Return whether a text names a town; a short name, where no country is given, only as one ("in Essen")."""
    before = [""] if settled else [f" {word}" for word in gazetteer.customs()["before_towns"]]
    return any(
        f"{word} {fold(name)} " in text
        for name in town.names
        for word in (before if len(name) <= SHORT else [""])
    )


def without_own_name(text: str, dossier: Dossier) -> str:
    """Return a text without the outlet's name, which stands in the titles of its pages."""
    names = {dossier.outlet.name, *(page.site_name for page in dossier.read_pages())} - {""}
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)[:20])
    return re.sub(pattern, " ", text, flags=re.IGNORECASE) if pattern else text


def _named(dossier: Dossier) -> tuple[Town, ...]:
    titles = set(gazetteer.customs()["titles"])
    name = " ".join(word for word in fold(dossier.outlet.name).split() if word not in titles)
    places = countries(dossier)
    if places:
        return tuple(town for code in places for town in towns_in(name, code))
    words = name.split()
    spans = (words[at : at + size] for size in (3, 2, 1) for at in range(len(words) - size + 1))
    spoken = written_in(dossier)
    at_home = {code for code, one in gazetteer.countries().items() if spoken & set(one.languages)}
    bare = " ".join(word for word in words if word not in press_words() | _joining())
    found = (
        _famous(name, at_home, KNOWN if name == bare else LARGE)
        for name in map(" ".join, spans)
        if name not in _joining()
    )
    anywhere = ABROAD in spoken or not spoken
    return tuple(town for town in found if town and (anywhere or town.country in at_home))


def _famous(name: str, at_home: set[str], least: int) -> Town | None:
    """Return the one large town of a name. Its names elsewhere are words there: "Minga" is Munich to some."""
    bearing = sorted(
        (
            town
            for town in gazetteer.called(name)
            if fold(town.name) == name or town.country in at_home
        ),
        key=lambda town: -town.inhabitants,
    )
    if not bearing or bearing[0].inhabitants < least:
        return None
    second = bearing[1].inhabitants if len(bearing) > 1 else 0
    return bearing[0] if second * 10 <= bearing[0].inhabitants else None


def _plain_name(dossier: Dossier) -> str:
    """Return what the outlet's name has beside words for newspapers, folded; "" if it has none of these."""
    words = fold(dossier.outlet.name).split()
    rest = [
        word
        for word in words
        if word not in press_words() | _joining() | set(gazetteer.customs()["titles"])
    ]
    return " ".join(rest) if len(rest) < len(words) else ""


@cache
def press_words() -> frozenset[str]:
    """Return the words that names of newspapers are made of."""
    table = read_toml("press-words.toml")
    return frozenset((*table["first"], *table["last"]))


@cache
def _joining() -> frozenset[str]:
    """Return the words that join a word for newspapers to a town, articles and greetings: "Il Giornale di Bergamo"."""
    customs = gazetteer.customs()
    groups = ("before_towns", "articles", "greetings")
    return frozenset(fold(word) for group in groups for word in customs[group])


class Surroundings:
    """A town and the places around it, to be looked for in texts."""

    def __init__(self, town: Town) -> None:
        names = [name for one in gazetteer.around(town, AROUND) for name in one.names]
        self._spaceless = [name for name in names if _SPACELESS.search(name)]
        self._exact = {fold(name) for name in names}
        self._stems: dict[str, list[str]] = {}
        for name in self._exact:
            if len(name) >= STEM and " " not in name:
                self._stems.setdefault(name[:3], []).append(_stem(name))

    def named_in(self, text: str) -> bool:
        """Return whether a text names one of the places, as names are written: with a capital."""
        if any(name in text for name in self._spaceless):
            return True
        words = _WORD.findall(text)
        return any(span in self._exact or self._inflected(span) for span in _names(words))

    def _inflected(self, word: str) -> bool:
        return any(
            word.startswith(stem) and len(word) <= len(stem) + ENDING
            for stem in self._stems.get(word[:3], ())
        )


def _stem(name: str) -> str:
    return name[:-1] if name[-1] in "aeiouyаеиоуыяь" else name


def _names(words: list[str]) -> Iterator[str]:
    folded = [fold(word) for word in words]
    for at, word in enumerate(words):
        if not word[0].islower():
            for size in (1, 2, 3):
                yield " ".join(folded[at : at + size])
