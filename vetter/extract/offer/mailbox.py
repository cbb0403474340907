"""Messages kept one after the other in a file (mbox, RFC 4155)."""

from __future__ import annotations

import re
from typing import Final

MAX_MESSAGES: Final = 100
_SEPARATOR: Final = re.compile(
    rb"(?:\A|\r?\n\r?\n)From \S{1,300} [^\r\n]{0,80}\d{4}[^\r\n]{0,20}\r?\n"
)
_QUOTED: Final = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)


def split(raw: bytes) -> tuple[tuple[bytes, ...], int]:
    """Return the messages in the order of the file, and how many there are beyond the most that are read."""
    ends = [(found.start(), found.end()) for found in _SEPARATOR.finditer(raw)]
    starts = [end for _, end in ends]
    stops = [start for start, _ in ends[1:]] + [len(raw)]
    each = list(zip(starts, stops, strict=True))
    messages = tuple(_QUOTED.sub(rb"\1", raw[a:b]) + b"\n" for a, b in each[:MAX_MESSAGES])
    return messages, max(0, len(each) - MAX_MESSAGES)
