"""Whether a text is a talk copied from a messenger, in which nothing tells who of those who speak is the person."""

from __future__ import annotations

import re
from typing import Final

MAX_LINES: Final = 20_000
_DAY: Final = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_TIME: Final = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_MARKS: Final = "[\u200e\u200f\u202a-\u202e]{0,3}"
# As WhatsApp exports and copies them: "[12/11/2026, 10:15:03] Ann: …", "12/11/26, 10:15 - Ann: …".
_BEFORE: Final = re.compile(rf"{_MARKS}\[?{_DAY},?\s{_TIME}(?:\]|\s-)\s([^:\n]{{1,60}}):\s")
# As Telegram copies them: "Ann, [12.11.2026 10:15]".
_AFTER: Final = re.compile(rf"{_MARKS}([^,\n\[]{{1,60}}), \[{_DAY},?\s{_TIME}\]:?\s{{0,9}}$")


def speakers(text: str) -> frozenset[str]:
    """Return the names above or before the lines of a talk; none where the text is not laid out as one."""
    lines = (line[:200] for line in text.splitlines()[:MAX_LINES])
    return frozenset(
        found[1].strip() for line in lines if (found := _BEFORE.match(line) or _AFTER.match(line))
    )
