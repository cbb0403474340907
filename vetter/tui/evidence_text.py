"""Stored bytes as rows of letters: decoded, made safe, wrapped; or as hexadecimal. Nothing is interpreted."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct
from rich.cells import cell_len, get_character_cell_size

from vetter.report.safe import safe_text

LONGEST: Final = 1_000_000  # characters shown; the rest is in the exported evidence
PER_ROW: Final = 16  # bytes of a row of hexadecimal
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
# Python knows "codings" that are none (rot13, idna, unicode_escape): only character sets are used.
_KNOWN: Final = re.compile(
    r"utf-?8|utf-?16(le|be)?|us-ascii|iso-?8859-?\d{1,2}|latin-?1|windows-?125\d|cp125\d|koi8-[ru]"
    r"|shift[_-]?jis|euc-(jp|kr)|iso-2022-jp|gb(2312|k|18030)|big5(-hkscs)?|tis-620",
    re.IGNORECASE,
)


class Row(Struct, frozen=True):
    """A piece of one line that fits on the screen: ``lines[line][start:stop]``."""

    line: int
    start: int
    stop: int


def is_binary(body: bytes, media_type: str) -> bool:
    """Return whether these bytes are better shown as hexadecimal."""
    if "utf-16" in media_type.lower():
        return False
    head = body[:4096]
    if b"\0" in head:
        return True
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return controls > len(head) // 20


def to_lines(body: bytes, media_type: str) -> tuple[list[str], bool]:
    """Return the body as it was sent, as safe lines, and whether it was longer than is shown."""
    text = _decode(body[: LONGEST * 4], media_type)
    longer = len(text) > LONGEST or len(body) > LONGEST * 4
    return safe_lines(text), longer


def safe_lines(text: str) -> list[str]:
    """Return the beginning of a foreign text as safe lines; there is always one."""
    text = text[:LONGEST].expandtabs(4)
    return [safe_text(line, LONGEST) for line in text.splitlines()] or [""]


def _decode(body: bytes, media_type: str) -> str:
    named = _CHARSET.search(media_type)
    if named and _KNOWN.fullmatch(named[1]):
        try:
            return body.decode(named[1], "replace")
        except LookupError:
            pass
    return body.decode("utf-8", "replace")


def wrap(lines: list[str], width: int) -> list[Row]:
    """Return the rows that show ``lines`` on ``width`` cells, breaking at blanks where there are any."""
    rows: list[Row] = []
    for number, line in enumerate(lines):
        start = 0
        while True:
            stop = _stop(line, start, width)
            rows.append(Row(number, start, stop))
            start = stop
            if start >= len(line):
                break
    return rows


def _stop(line: str, start: int, width: int) -> int:
    piece = line[start : start + width]
    if not piece.isascii() and cell_len(piece) > width:
        room = width
        for offset, character in enumerate(piece):
            room -= get_character_cell_size(character)
            if room < 0:
                return start + max(offset, 1)
    stop = start + len(piece)
    if stop < len(line):
        blank = line.rfind(" ", start + width * 2 // 3, stop)
        return blank + 1 if blank > 0 else max(stop, start + 1)
    return stop


def find(lines: list[str], wanted: str, most: int = 5000) -> list[Row]:
    """Return where ``wanted`` occurs, whatever its case, at most ``most`` times."""
    found: list[Row] = []
    wanted = wanted.casefold()
    if not wanted:
        return found
    for number, line in enumerate(lines):
        folded = line.casefold()
        if len(folded) != len(line):  # ß and its like change their length
            folded = line.lower() if len(line.lower()) == len(line) else line
        start = folded.find(wanted)
        while start >= 0:
            found.append(Row(number, start, start + len(wanted)))
            if len(found) >= most:
                return found
            start = folded.find(wanted, start + len(wanted))
    return found


def hex_row(body: bytes, number: int) -> str:
    """Return one row of hexadecimal: offset, sixteen bytes, and the letters among them."""
    piece = body[number * PER_ROW : (number + 1) * PER_ROW]
    octets = [f"{byte:02x}" for byte in piece] + ["  "] * (PER_ROW - len(piece))
    letters = "".join(chr(byte) if 32 <= byte < 127 else "·" for byte in piece)
    return f"{number * PER_ROW:08x}  {' '.join(octets[:8])}  {' '.join(octets[8:])}  {letters}"
