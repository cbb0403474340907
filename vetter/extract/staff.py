"""Sentences in which an outlet speaks of people of its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.sentences import turned_around
from vetter.extract.wording import wording

if TYPE_CHECKING:
    import re

BETWEEN: Final = 2  # words between "our" and whom it speaks of
PERSON: Final = 2  # words of whom it speaks of, at most


def speaks_of_staff(sentence: str) -> bool:
    """Return whether a sentence speaks of people of the outlet's own: "our team of seasoned reporters"."""
    told = fold(sentence)
    said, ours, people = _of_staff()
    if said.search(told):
        return True
    starts = [found.end() for found in ours.finditer(told)]
    return any(people.search(" ".join(told[at:].split()[: BETWEEN + PERSON])) for at in starts)


def tells_of_makers(sentence: str) -> bool:
    """Return whether a sentence on what made an outlet speaks of people of the trade: "we are a group of journalists".

    In an article or a headline the same words may speak of anybody.
    """
    told = fold(sentence)
    made, trade = _of_makers()
    return bool(made.search(told) and (trade.search(told) or _of_staff()[2].search(told)))


def boasts_of_staff(sentence: str, *, itself: bool = False) -> bool:
    """Return whether a sentence makes more of people of the outlet's own than that they are there.

    ``itself``: it stands where nothing else is told of than the outlet.

    >>> boasts_of_staff("Our experts work in every country."), boasts_of_staff("Our reporters live in the valley.")
    (True, False)
    """
    told = fold(sentence)
    own = speaks_of_staff(sentence) or (itself and tells_of_makers(sentence))
    return own and any(
        not turned_around(told[: found.start()]) for found in _boast().finditer(told)
    )


def speaks_of_amateurs(sentence: str) -> bool:
    """Return whether a sentence says that people who are not paid make the outlet: "written by volunteers", "our reporters are villagers"."""
    told = fold(sentence)
    who, what = _of_amateurs()
    return bool(who.search(told)) and (bool(what.search(told)) or speaks_of_staff(sentence))


@cache
def _of_amateurs() -> tuple[re.Pattern[str], ...]:
    table = read_toml("own-staff.toml")["amateurs"]
    return tuple(wording(table[name]) for name in ("who", "make"))


@cache
def _of_makers() -> tuple[re.Pattern[str], ...]:
    table = read_toml("own-staff.toml")["makers"]
    return tuple(wording(table[name]) for name in ("made", "trade"))


@cache
def _boast() -> re.Pattern[str]:
    return wording(read_toml("own-staff.toml")["boast"])


@cache
def _of_staff() -> tuple[re.Pattern[str], ...]:
    table = read_toml("own-staff.toml")
    return tuple(wording(table[name]) for name in ("phrases", "ours", "people"))
