"""Which identifiers are a platform's, a plug-in's, a theme's or a manual's, and so join nobody."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from vetter.data import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

UNIVERSAL: Final = "UA-"


@cache
def _houses() -> Mapping[str, str]:
    return {row["account"]: row["whose"] for row in _table()["house"]}


@cache
def _table() -> dict[str, Any]:
    return read_toml("house-trackers.toml")


def whose(value: str) -> str:
    """Return who else an identifier belongs to, or "" if it is the site's own.

    >>> whose("UA-52447-2")
    'WordPress.com'
    """
    account = value.rpartition("-")[0] if value.startswith(UNIVERSAL) else value
    if account in _houses():
        return _houses()[account]
    return "a sample in manuals" if _is_sample(value) else ""


def _is_sample(value: str) -> bool:
    """Return whether the longest part of an identifier was typed to fill its place."""
    longest = max(value.lower().split("-"), key=len)
    return len(set(longest)) <= 1 or any(run.startswith(longest) for run in _table()["samples"])
