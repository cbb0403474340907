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

    def emit(self, record: logging.LogRecord) -> None:
        """Write a remark, or leave it: whoever remarks something in passing must not fail where it cannot be kept."""
        with suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - as logging calls it
        """Print nothing, the terminal is the person's, and keep nothing for later that could not be written now."""
        stream, self.stream = self.stream, None
        if stream is not None:
            with suppress(OSError):
                stream.close()

    def _open(self) -> TextIOWrapper:
        return private(self.baseFilename)


def private(path: Path | str) -> TextIOWrapper:
    """Open a log for its owner alone, to write at its end whatever may stand in a name. Raises `OSError`."""
    return open(path, "a", encoding="utf-8", errors="backslashreplace", opener=_for_its_owner)


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _is_remark(record: logging.LogRecord) -> bool:
    """Return whether a record is one: that the program was ended, by Ctrl-C or with its window, is nobody's fault."""
    ending = record.exc_info[1] if record.exc_info else None
    return not isinstance(ending, SystemExit | KeyboardInterrupt)
