"""From the bytes of a list to its lines, whatever wrote it: bounded, numbered, never failing.

A byte order mark decides; UTF-16 without one is told by its zero bytes. Everything else is UTF-8, and
what is not valid UTF-8 is read as Windows-1252, as old spreadsheets write it.
"""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, BinaryIO, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 100_000  # characters of one line; a longer one is no row of anybody's list
HEAD: Final = 65_536  # bytes by which the encoding is told
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD: Final = "vetter-windows-1252"


class Line(Struct, frozen=True):
    """One line without its end. ``cut``: it went on for too long, and the rest was passed over."""

    number: int
    text: str
    cut: bool = False


def lines(stream: BinaryIO) -> Iterator[Line]:
    """Yield the lines of ``stream``, of which at most one is in memory at a time."""
    buffered = io.BufferedReader(_Raw(stream), HEAD)
    head = buffered.peek(HEAD)[:HEAD]
    mark, encoding = _encoding(head)
    buffered.read(mark)
    text = io.TextIOWrapper(buffered, encoding, errors=_OLD, newline=None)
    number = 0
    while line := text.readline(LONGEST + 1):
        number += 1
        cut = len(line) > LONGEST and not line.endswith("\n")
        rest = line
        while cut and rest and not rest.endswith("\n"):
            rest = text.readline(LONGEST)
        yield Line(number, line[:LONGEST].rstrip("\n").replace("\0", ""), cut)


class _Raw(io.RawIOBase):
    """A stream that may be a pipe, as what `io.BufferedReader` wants; it is not closed with it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _encoding(head: bytes) -> tuple[int, str]:
    """Return how many bytes to pass over, and the name of the encoding."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return len(mark), name
    even, odd = head[::2], head[1::2]
    for zeros, others, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros and zeros.count(0) * 2 > len(zeros) and others.count(0) * 20 < len(others):
            return 0, name
    return 0, "utf-8"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding.startswith("utf-16"):
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_OLD, _as_windows)
