"""How mail programs lay out what they copy into a message: ``data/offer/headers.toml`` in types."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from vetter.data import read_toml
from vetter.extract.fold import fold

_DASHES: Final = "-–—_=*> \t"
_FIELD: Final = re.compile(r"^[>*\s]{0,8}([^\s:：][^:：]{0,30}?)\s?\*?[:：]\*?\s{0,9}(.{0,2000})$")
_LINE: Final = 300  # characters; longer lines introduce no quotation


@cache
def _names() -> dict[str, str]:
    table: dict[str, list[str]] = read_toml("offer", "headers.toml")["fields"]
    return {written.casefold(): name for name, each in table.items() for written in each}


@cache
def _day_first() -> frozenset[str]:
    names: list[str] = read_toml("offer", "headers.toml")["day_first"]["fields"]
    return frozenset(map(str.casefold, names))


@cache
def _dividers() -> frozenset[str]:
    lines: list[str] = read_toml("offer", "headers.toml")["dividers"]["lines"]
    return frozenset(line.casefold().strip(_DASHES) for line in lines)


@cache
def _wrote() -> tuple[str, ...]:
    # Whole words, but for Chinese, which puts no spaces between them.
    words = map(fold, read_toml("offer", "headers.toml")["quotations"]["wrote"])
    return tuple(word if word[-1] > "\u2e80" else f" {word} " for word in words)


def field_of(line: str) -> tuple[str, str] | None:
    """Return the field (``from``, ``to``, ``date``, ``subject``, ``reply_to``) a line gives, and its value."""
    found = _FIELD.match(line[:2_100])
    name = _names().get(_written(found)) if found else None
    return (name, found[2].strip("* \r")) if found and name else None


def puts_day_first(line: str) -> bool:
    """Return whether the line of a header is in a language in which the day stands before the month."""
    found = _FIELD.match(line[:2_100])
    return found is not None and _written(found) in _day_first()


def _written(found: re.Match[str]) -> str:
    return found[1].strip("* ").casefold()


def is_divider(line: str) -> bool:
    """Return whether a line stands above a whole message that follows."""
    return len(line) < 200 and line.casefold().strip(_DASHES + "\r") in _dividers()


def introduces_quotation(line: str) -> bool:
    """Return whether a line stands above a quotation: with a date or an address, "wrote", and a colon."""
    stripped = line.strip()
    if not (4 < len(stripped) <= _LINE and stripped.endswith((":", "："))):
        return False
    folded = f" {fold(stripped)} "
    dated = "@" in stripped or sum(c.isdigit() for c in stripped) >= 4
    return dated and any(word in folded for word in _wrote())
