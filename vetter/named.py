"""Files as a person names them: typed, or as a terminal pastes one that is dragged onto it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Final

_NO_TEXT: Final = re.compile(
    "[\ud800-\udfff]"
)  # halves of pairs, which stand for bytes that are no text


def file_named(text: str) -> Path:
    """Return the path that is meant: as it stands, or without the quotation marks or backslashes of a terminal."""
    path = at_home(text.strip())
    if is_file(path):
        return path
    try:
        words = shlex.split(text)
    except ValueError:  # a quotation mark of its own
        return path
    return at_home(words[0]) if len(words) == 1 else path


def at_home(text: str) -> Path:
    """Return a path that may begin with ``~``; as it stands where nobody bears that name here."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def is_file(path: Path) -> bool:
    """Return whether there is such a file, as far as can be seen."""
    try:
        return path.is_file()
    except OSError:  # longer than a path can be, or in a folder that is closed
        return False


def as_text(name: str) -> str:
    """Return what was typed, or the name of a file, as text that can be stored: neither need be in any encoding."""
    return _NO_TEXT.sub("\ufffd", name)
