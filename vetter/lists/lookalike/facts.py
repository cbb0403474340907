"""What is known of imitation, and what explains it innocently; read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from vetter import data


@cache
def imitation() -> dict[str, Any]:
    """Return what ``data/outlets/imitation.toml`` says."""
    return data.read_toml("outlets", "imitation.toml")


@cache
def innocence() -> dict[str, Any]:
    """Return what ``data/outlets/innocent.toml`` says."""
    return data.read_toml("outlets", "innocent.toml")


@cache
def unicode_alike() -> dict[str, Any]:
    """Return what ``data/unicode/alike.toml`` says."""
    return data.read_toml("unicode", "alike.toml")
