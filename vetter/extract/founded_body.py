"""Sentences that tell since when the body behind an outlet exists, and not the outlet."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.wording import wording

if TYPE_CHECKING:
    import re

NEAR: Final = 4
"""Words behind the year in which a body may be named: "founded in 1987, the society …"."""

_NAME: Final = 3  # letters; a shorter name stands in many a word


def of_its_body(sentence: str, year: int, outlet: str) -> bool:
    """Return whether ``year`` is that of a body in the sentence, and not of the outlet with the name ``outlet``.

    Where the outlet stands before the body, it is the body itself ("we are a society founded in …"), unless it is
    said to be the body's work. An outlet whose name is that of a body is one.

    >>> of_its_body("The Collective, founded in 1999, meets on Mondays.", 1999, "Second Bell")
    True
    >>> of_its_body("Second Bell is a collective founded in 1999.", 1999, "Second Bell")
    False
    """
    words = _words()
    name, told = fold(outlet), fold(sentence)
    before, _, behind = told.partition(str(year))
    if words["bodies"].search(name) or _served(before):
        return False
    if found := words["bodies"].search(before):
        its_own = _is_meant(before[: found.start()], name)
        return not its_own or bool(words["made"].search(before))
    following = " ".join(behind.split()[:NEAR])
    body = words["bodies"].search(following)
    return (
        body is not None
        and not _is_meant(before, name)
        and not words["by"].search(following[: body.start()])
    )


def _served(before: str) -> bool:
    """Return whether "since" stands right before the year, and nothing is said to exist since then."""
    last = " ".join(before.split()[-2:])
    return bool(_words()["since"].search(last)) and not _words()["exist"].search(before)


def _is_meant(said: str, name: str) -> bool:
    """Return whether the outlet is named, or speaks of itself."""
    named = len(name) > _NAME and f" {name} " in f" {said} "
    return named or bool(_words()["own"].search(said))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    table = read_toml("before-its-site.toml")
    ours, theirs = table["founded_body"], table["of_a_body"]
    lists = ours | {
        "bodies": [*ours["bodies"], *theirs["body"]],
        "own": [*ours["own"], *theirs["paper"]],
    }
    return {name: wording(entries) for name, entries in lists.items()}
