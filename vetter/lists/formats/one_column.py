"""One value on each line: a text, or a table of one column with or without a header.

Lines that begin with ``#``, ``;`` or ``//`` are remarks, no rows; what follows a `` #`` on the line of
a value is a note on it. There is no standard for this form; nearly every list is published in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.table import LONGEST_CELL, MOST_ROWS, decode
from vetter.lists.formats.typed import typed

if TYPE_CHECKING:
    from vetter.lists.formats.parsed import Document

_REMARKS: Final = ("#", ";", "//")
_HEADERS: Final = frozenset({
    "domain", "domains", "domain name", "domain_name", "host", "hostname", "site", "website",
    "url", "urls", "value", "indicator", "ioc", "email", "ip", "handle", "tracker",
})  # fmt: skip
_SHOWN: Final = 200


def read(content: bytes, document: Document) -> Parsed:
    """Return the values, all of the kind ``types[""]``, or each of the kind its form tells.

    Raises `ShapeError` if the document has rows and not one of them is a value.
    """
    kind = document.types.get("", "")
    stated: list[Stated] = []
    unread: list[Unread] = []
    first = True
    for number, line in enumerate(decode(content).split("\n"), start=1):
        if number > MOST_ROWS:
            raise ShapeError("The list has too many lines.")
        text = line.strip()
        if not text or text.startswith(_REMARKS):
            continue
        value, note = _value(text[: LONGEST_CELL + 1])
        header, first = first and value.casefold() in _HEADERS, False
        if header:
            continue
        known = typed(value, kind) if len(text) <= LONGEST_CELL else None
        if known is None:
            why = f"is no {kind}" if kind else "is of no form that is known"
            unread.append(Unread(number, text[:_SHOWN], why))
        else:
            stated.append(Stated(value=known[1], type=known[0], line=number, note=note))
    if unread and not stated:
        raise ShapeError("Not one line of the list is a value that is understood.")
    return Parsed(tuple(stated), tuple(unread))


def _value(text: str) -> tuple[str, str]:
    """Return the value on a line without its quotes, and the note behind it."""
    for mark in (" #", "\t#"):
        value, found, note = text.partition(mark)
        if found:
            return _bare(value), note.strip()
    return _bare(text), ""


def _bare(value: str) -> str:
    value = value.strip().removesuffix(",").strip()
    quoted = len(value) > 1 and value[0] == value[-1] == '"'
    return value[1:-1].strip() if quoted else value
