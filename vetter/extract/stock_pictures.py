"""Whether a picture's address shows that it is from a stock of pictures, or was made by a program."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_URL: Final = 2_000  # characters
_JOINTS: Final = re.compile(r"[_\W]+|(?<=[a-z])(?=\d)")
"""Where words of a file's name are apart: ``shutterstock_1234.jpg``, ``pexels-photo-1.jpeg``, ``AdobeStock123.jpg``."""


def handed_out_by(address: str) -> str:
    """Return the word or host in a picture's address that shows it, or "".

    >>> handed_out_by("https://example.org/uploads/shutterstock_18273645.jpg")
    'shutterstock'
    """
    try:
        parts = urlsplit(address[:MAX_URL])
        host = parts.hostname or ""
    except ValueError:
        return ""
    for one in _hosts():
        if host == one or host.endswith(f".{one}"):
            return one
    name = _JOINTS.sub(" ", unquote(parts.path.rpartition("/")[2]).lower())
    found = _names().search(fold(name))
    return found[0] if found else ""


@cache
def _table() -> dict[str, Any]:
    return read_toml("stock-pictures.toml")


@cache
def _hosts() -> tuple[str, ...]:
    return tuple(_each("stock_hosts", "made_hosts"))


@cache
def _names() -> re.Pattern[str]:
    return wording(_each("stock", "made"))


def _each(*lists: str) -> Iterator[str]:
    for name in lists:
        yield from _table()[name]
