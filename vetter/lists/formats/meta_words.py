"""What all files of Meta's threat research have in common: their words, their names and their dates.

The words are in ``data/formats/meta.toml``; the repository is https://github.com/facebook/threat-research.
"""

from __future__ import annotations

import calendar
import re
from functools import cache
from typing import Final
from urllib.parse import unquote

from msgspec import Struct

from vetter.data import read_toml
from vetter.lists.formats.account import account
from vetter.lists.formats.typed import typed
from vetter.typed import shaped

# "Q2_2023", "Q2-3_2025" (two quarters, the later counts), "H1_2026", "h1-2026"; "2022_09_…" at the beginning.
_PERIOD: Final = re.compile(
    r"(?<![A-Za-z0-9])([QH])(?:[1-4]-)?([1-4])[ _-](20\d\d)(?!\d)", re.IGNORECASE
)
_MONTH: Final = re.compile(r"(20\d\d)[_-](\d\d)[_-]")
_LAST_MONTH: Final = {"Q": 3, "H": 6}
_COLLECTION: Final = "GithubIOCs - "


class Sort(Struct, frozen=True, forbid_unknown_fields=True):
    """What a word of Meta's means: see ``data/formats/meta.toml``."""

    kind: str
    role: str
    says: str = ""
    platform: str = ""


class Noted(Struct, frozen=True, forbid_unknown_fields=True):
    """What a word in the notes says of a role."""

    says: str
    instead_of: str
    role: str


class Old(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of the first files, and the one without which a row does not count."""

    only: str
    types: dict[str, Sort]


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """What tells a name from a sentence."""

    most_words: int
    not_in: tuple[str, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``data/formats/meta.toml``."""

    notes: tuple[str, ...]
    procedure: dict[str, Sort]
    noted: tuple[Noted, ...]
    old: Old
    table: dict[str, Sort]
    names: Names


@cache
def words() -> Words:
    """Return what Meta's words mean."""
    return shaped(read_toml("formats", "meta.toml"), Words)


def valued(text: str, sort: Sort) -> tuple[str, str] | None:
    """Return the type and the value of a cell of this sort, or None if it holds something else."""
    if sort.kind == "account":
        return account(text, sort.platform)
    if sort.kind in ("persona", "outlet-name"):
        return typed(text, sort.kind) if _is_name(text) else None
    if sort.kind not in ("domain", "host"):
        return typed(text, sort.kind)
    known = typed(text, "domain")
    if known is None or known[0] == "ip":
        return None
    return (sort.kind, known[1]) if known[0] == "domain" else known


def published(path: str) -> str:
    """Return the last day of the period that a file's name states, as ``2023-06-30``, or "".

    >>> published("indicators/csv/Q2_2023 /Q2_2023_Spamouflage_China_based_CIB_updated.csv")
    '2023-06-30'
    """
    name = _stem(path)
    if periods := _PERIOD.findall(name):
        letter, number, year = periods[-1]
        month = int(number) * _LAST_MONTH[letter.upper()]
    elif match := _MONTH.match(name):
        year, month = match[1], int(match[2])
    else:
        return ""
    if not 1 <= month <= 12:
        return ""
    return f"{year}-{month:02}-{calendar.monthrange(int(year), month)[1]:02}"


def network(path: str) -> str:
    """Return the network that a file is about, as its name says it."""
    name = _stem(path).rpartition(_COLLECTION)[2].replace("_", " ")
    return f"Meta CIB: {' '.join(name.split()).removesuffix(' updated')}"


def _stem(path: str) -> str:
    return unquote(path.rpartition("/")[2]).rpartition(".")[0].strip()


def _is_name(text: str) -> bool:
    names = words().names
    plain = text.casefold()
    return (
        len(text.split()) <= names.most_words
        and not text.rstrip().endswith(".")
        and not any(word in plain for word in names.not_in)
    )
