"""How registries put it when there is nothing, when they are busy, and when they withhold.

The wordings are data: ``data/whois/phrases.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from vetter.data import read_toml

KINDS: Final = ("absent", "limited", "reserved", "refused")
TAKEN: Final = "taken"
SHORT: Final = 8  # lines; terms of use, which speak of limits as well, are longer
_LINES: Final = 200  # such answers are short; what comes later is boilerplate
_COMMENTS: Final = ("%", "#", ";", "*", ">", "--", "//")


@cache
def _phrases() -> dict[str, Any]:
    return read_toml("whois", "phrases.toml")


def verdict(text: str) -> str:
    """Return what an answer without data says: one of `KINDS`, `TAKEN`, or "" for none of them.

    The first line that says anything decides; comments count only where nothing else speaks,
    because many carry general terms about limits.
    """
    lines = [" ".join(line[:400].lower().split()) for line in text.splitlines()[:_LINES]]
    spoken = [line for line in lines if not line.startswith(_COMMENTS)]
    remarks = [line for line in lines if line.startswith(_COMMENTS)]
    short = len([line for line in lines if line]) <= SHORT
    if short and any(_says(TAKEN, line) for line in lines):
        return TAKEN
    for line in (*spoken, *remarks):
        if said := next((kind for kind in KINDS if _says(kind, line)), ""):
            return said
    return "limited" if short and any(_limits(line) for line in lines) else ""


def _limits(line: str) -> bool:
    """Return whether a line speaks of asking and of a limit, in words that are not listed."""
    rows = _phrases()["limited"]["words"]
    return all(any(word in line for word in row) for row in rows)


def _says(kind: str, line: str) -> bool:
    return any(phrase in line for phrase in _phrases()[kind]["phrases"])


def withheld(value: str) -> bool:
    """Return whether a value only says that it is withheld, or names a privacy service."""
    plain = " ".join(value.lower().split())
    section = _phrases()["withheld"]
    return plain in section["exactly"] or any(phrase in plain for phrase in section["phrases"])


def publishes_no_holder(domain: str) -> bool:
    """Return whether the registry of this domain publishes no holder of any domain."""
    return domain.rsplit(".", 1)[-1] in _phrases()["withheld"]["registries"]
