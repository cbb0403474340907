"""Who is in the corpus, with which label, and in which half: fronts as of the day of the approach, and honest outlets."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field

from vetter.lab import site

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
FRONTS = HERE / "fronts"
HONEST = HERE / "honest"
FOLDERS = (FRONTS, HONEST)
THEMES = ("classic", "modern", "plain", "builder", "blog", "portal")


class Split(StrEnum):
    """Which half a member belongs to, if any."""

    KNOWN = "known"  # the lab had it, and stories told it, when the first weights were chosen
    DEVELOPMENT = "development"
    HELD_BACK = "held-back"  # nobody looks at its findings while weights are chosen


class Card(Struct, frozen=True, forbid_unknown_fields=True):
    """What ``member.toml`` says: ``operator`` of a front, ``kind`` of an honest outlet, never both."""

    country: str
    operator: str = ""
    kind: str = ""
    others: tuple[str, ...] = field(default=(), name="with")


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    as_of: date
    operators: tuple[str, ...]
    kinds: tuple[str, ...]
    members: dict[str, Card]


class Member(Struct, frozen=True, kw_only=True):
    """One outlet of the corpus. ``group`` is the operator or the kind by which it was split."""

    name: str
    host: str
    front: bool
    group: str
    country: str
    language: str
    theme: str
    as_of: datetime
    split: Split
    sites: tuple[str, ...]  # what must be in the lab: itself first

    @property
    def label(self) -> str:
        """What it is, in one word."""
        return "front" if self.front else "honest"

    @property
    def other_theme(self) -> str:
        """The theme in which it is shown when the corpus is shown in another one."""
        return THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]


@cache
def _file() -> _File:
    return _read(HERE / "members.toml", _File)


def _read(path: Path, kind: Any) -> Any:
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)


def names() -> tuple[str, ...]:
    """Return the names of all members."""
    return tuple(sorted((*_file().members, *site.names(FOLDERS))))


def member(name: str) -> Member:
    """Return one member. Raises `ValueError` or what reading its files raises where they do not fit."""
    folder = next((one / name for one in FOLDERS if (one / name).is_dir()), None)
    card = _file().members[name] if folder is None else _read(folder / "member.toml", Card)
    made = site.load(name, (site.SITES, *FOLDERS))
    if bool(card.operator) == bool(card.kind):
        raise ValueError(
            f"{name}: give an operator (a front) or a kind (an honest outlet), not both"
        )
    if folder is not None and (folder.parent == FRONTS) != bool(card.operator):
        raise ValueError(f"{name}: fronts have an operator, honest outlets a kind")
    group, groups = (
        (card.operator, _file().operators) if card.operator else (card.kind, _file().kinds)
    )
    if group not in groups:
        raise ValueError(f"{name}: {group} is not in members.toml; add it at the end of its list")
    day = date.fromisoformat(made.as_of) if made.as_of else _file().as_of
    return Member(
        name=name,
        host=made.host,
        front=bool(card.operator),
        group=group,
        country=card.country,
        language=made.language,
        theme=made.theme,
        as_of=datetime.combine(day, time(23), UTC),
        split=Split.KNOWN if folder is None else split(group, groups),
        sites=(name, *card.others),
    )


def split(group: str, groups: Sequence[str]) -> Split:
    """Return the half of an operator or kind, by the rule that ``members.toml`` states."""
    place = groups.index(group)
    first = groups[place - place % 2]
    odd = sha256(first.encode()).digest()[-1] % 2 == 1
    return Split.HELD_BACK if odd == (group == first) else Split.DEVELOPMENT


def corpus() -> tuple[Member, ...]:
    """Return all members, by name."""
    return tuple(member(name) for name in names())
