"""Take hostile JSON apart: whatever the shape, what is asked for comes out, or nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from vetter.inflate import body

if TYPE_CHECKING:
    from vetter.model import Kept

MAX_ANSWER: Final = 8_000_000  # bytes; a long history in the archive's index is about a tenth
MAX_TEXT: Final = 500  # characters; no name or address in a register is longer


def load(kept: Kept) -> Any:
    """Return the JSON value that an exchange brought.

    Raises `msgspec.DecodeError` or `RecursionError` if that is none, or is nested without end.
    """
    return msgspec.json.decode(body(kept.exchange, MAX_ANSWER))


def mapping(value: Any) -> dict[str, Any]:
    """Return an object as a dictionary, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """Return an array as a list, anything else as an empty one."""
    return value if isinstance(value, list) else []


def mappings(value: Any) -> list[dict[str, Any]]:
    """Return the objects in an array."""
    return [item for item in sequence(value) if isinstance(item, dict)]


def text(value: Any) -> str:
    """Return a string in one line and bounded, anything else as an empty one."""
    return " ".join(value[: MAX_TEXT * 4].split())[:MAX_TEXT] if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    """Return the strings in an array that are not empty."""
    return [found for item in sequence(value) if (found := text(item))]
