"""Approaches and honest commissions as they are written, from ``approaches/``, and what they must read as."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vetter.extract.offer.terms import read_terms

if TYPE_CHECKING:
    from vetter.model.offer import Term

HERE = Path(__file__).parent / "approaches"


class Written(Struct, frozen=True, kw_only=True):
    """One correspondence: ``(text, mine)`` in time order, the kinds that must be read, the checks that must fire."""

    name: str
    about: str
    messages: tuple[tuple[str, bool], ...]
    reads: frozenset[str] = frozenset()
    fires: frozenset[str] = frozenset()
    level: str = ""
    payers: tuple[str, ...] = ()

    @property
    def held_back(self) -> bool:
        """Whether it belongs to the half that nobody looks at while the rules are made."""
        return int(hashlib.sha256(f"{self.name}.toml".encode()).hexdigest(), 16) % 2 == 1

    def terms(self) -> tuple[Term, ...]:
        """Return what the other side's messages say."""
        return tuple(
            term
            for number, (text, mine) in enumerate(self.messages)
            if not mine
            for term in read_terms(text, number)
        )


def offers() -> list[Written]:
    """Return the approaches made after documented ones."""
    return _all("offers")


def honest() -> list[Written]:
    """Return the ordinary commissions."""
    return _all("honest")


def _all(folder: str) -> list[Written]:
    return [_read(path) for path in sorted((HERE / folder).glob("*.toml"))]


def _read(path: Path) -> Written:
    raw = tomllib.loads(path.read_text("utf-8"))
    return Written(
        name=path.stem,
        about=raw["about"],
        messages=tuple((m["text"], m.get("mine", False)) for m in raw["message"]),
        reads=frozenset(raw.get("reads", ())),
        fires=frozenset(raw.get("fires", ())),
        level=raw.get("level", ""),
        payers=tuple(raw.get("payers", ())),
    )
