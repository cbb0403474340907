"""Lines that a language model left in a text, among them those in which it answers whoever asked it to rewrite an article."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from vetter.data import read_toml
from vetter.extract.fold import clean, fold
from vetter.extract.marks import read_residues, unquoted
from vetter.extract.wording import wording

if TYPE_CHECKING:
    import re

MAX_LINES: Final = 2_000
BEGINNING: Final = 200  # characters of a line in which an answer says that it is one
OPENING: Final = 40  # characters, within which it begins: "Sure! Here is …"
COLONS: Final = (":", "\uff1a")
_HANDED: Final = (("here", "rewritten", "text"), ("gladly", "here", "version", "of_it"))
_ANYWHERE: Final = (
    ("model", "as_one", "i_cannot"),
    ("give", "please", "text", "to_rewrite"),
    ("more", "tell", "edits"),
)


def left_by_models(text: str) -> tuple[str, ...]:
    """Return the lines that a language model left in a text: what it says of itself, and its answers."""
    return tuple(dict.fromkeys((*read_residues(text, "residue.toml"), *answers(text))))


def answers(text: str) -> tuple[str, ...]:
    """Return the lines that hand over, refuse or ask for a text to be rewritten, unless they quote it.

    The phrases and their source stand in ``data/answers.toml``.
    """
    return tuple(
        clean(line, 300) for line in text.split("\n")[:MAX_LINES] if _answers(line[:BEGINNING])
    )


def _answers(beginning: str) -> bool:
    plain = fold(unquoted(beginning))
    if _asking().search(plain) or _says(
        _tables("refused", "sorry", "cannot", "fulfil", "request"), plain
    ):
        return True
    if any(_holds(_tables(*names), plain) for names in _ANYWHERE):
        return True
    if not any(colon in beginning for colon in COLONS):
        return False
    handed = fold(unquoted(_before_colon(beginning)))
    return any(_says(_tables("handed", *names), handed) for names in _HANDED)


def _before_colon(line: str) -> str:
    return line.replace(COLONS[1], COLONS[0]).partition(COLONS[0])[0]


def _says(tables: tuple[re.Pattern[str], ...], plain: str) -> bool:
    """Return whether a line holds one phrase of each table, of the first near its beginning."""
    first, *rest = tables
    return bool(first.search(plain[:OPENING])) and all(table.search(plain) for table in rest)


@cache
def _asking() -> re.Pattern[str]:
    return wording(read_toml("answers.toml")["asking"]["phrases"])


def _holds(tables: tuple[re.Pattern[str], ...], plain: str) -> bool:
    return all(table.search(plain) for table in tables)


@cache
def _tables(group: str, *names: str) -> tuple[re.Pattern[str], ...]:
    table = read_toml("answers.toml")[group]
    return tuple(wording(table[name]) for name in names)
