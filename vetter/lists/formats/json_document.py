"""JSON as it arrives: decoded, or refused with a message that a person understands."""

from __future__ import annotations

from typing import Final

import msgspec

from vetter.lists.formats.parsed import ShapeError

MOST_OBJECTS: Final = 1_000_000
_MARK: Final = b"\xef\xbb\xbf"
_LONGEST: Final = 10_000


def decode_json(content: bytes) -> object:
    """Return what a JSON document holds, as plain dictionaries and lists.

    Raises `ShapeError` for what is no complete JSON, and for what is nested too deeply.
    """
    text = content.removeprefix(_MARK).strip()
    if not text:
        raise ShapeError("The document is empty.")
    if text[:1] == b"<":
        raise ShapeError("The document is a web page or XML, not JSON.")
    try:
        decoded: object = msgspec.json.decode(text)
    except RecursionError:
        raise ShapeError("The document is nested too deeply.") from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ShapeError(f"The document is no complete JSON: {error}.") from error
    return decoded


def objects(value: object) -> list[object]:
    """Return a list as it is, and nothing for what is none. Raises `ShapeError` for a million and more."""
    if not isinstance(value, list):
        return []
    if len(value) >= MOST_OBJECTS:
        raise ShapeError("The document holds too many objects.")
    return value


def table(value: object) -> dict[str, object]:
    """Return an object as it is, and an empty one for what is none."""
    return value if isinstance(value, dict) else {}


def text_in(holder: dict[str, object], name: str) -> str:
    """Return the text under a name in one line, or "" if there is none; of numbers, their digits."""
    value = holder.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)[:_LONGEST]
    return " ".join(value[: _LONGEST + 1].split()) if isinstance(value, str) else ""


def texts_in(holder: dict[str, object], name: str) -> list[str]:
    """Return the texts in the list under a name; a single text is a list of one."""
    value = holder.get(name)
    if isinstance(value, str):
        return [text_in(holder, name)]
    return [text_in({name: each}, name) for each in objects(value) if isinstance(each, str)]
