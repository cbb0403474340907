"""Text for a cell of a table that a spreadsheet will open."""

from __future__ import annotations

import re
from typing import Final

from vetter.report.safe import safe_text

# What a spreadsheet may take for the beginning of a formula or a command (OWASP, CSV Injection); the
# full-width forms are read as their narrow twins in some languages.
_FORMULA: Final = re.compile(r"[\s'\"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]")
_NUMBER: Final = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?")


def cell(text: str) -> str:
    """Return ``text`` safe to show, and so that no spreadsheet takes it for a formula.

    An apostrophe is put before what could be one, as spreadsheets write texts themselves; plain
    numbers stay numbers.
    """
    plain = safe_text(text)
    if _FORMULA.match(plain) and not _NUMBER.fullmatch(plain):
        return f"'{plain}"
    return plain
