"""The log of faults and remarks: in a file that its owner alone can read."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import TextIOWrapper
    from pathlib import Path


class Remarks(logging.FileHandler):
    """Writes warnings and worse into a file, which is made with the first of them."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, delay=True, encoding="utf-8")
        self.setLevel(logging.WARNING)
        self.addFilter(_is_remark)
        with suppress(OSError):  # there is none yet, or it is another's
            path.chmod(0o600)  # one of before may be open to others

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _is_remark(record: logging.LogRecord) -> bool:
    """Return whether a record is one: that the program was ended, by Ctrl-C or with its window, is nobody's fault."""
    ending = record.exc_info[1] if record.exc_info else None
    return not isinstance(ending, SystemExit | KeyboardInterrupt)
