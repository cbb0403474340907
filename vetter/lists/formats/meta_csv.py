"""The tables of Meta's adversarial threat reports, in both shapes that they have had.

Until 2022: ``indicator_type,indicator_value,comment,ds``, malware and influence operations mixed.
Since 2023: ``Tactic,Technique,Procedure,Indicator`` and often notes; the procedure says what the
indicator is, and many an indicator is a sentence. https://github.com/facebook/threat-research
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import structs

from vetter.lists.formats.meta_words import Sort, network, published, valued, words
from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.table import day_in_order, decode, iso_day, rows

if TYPE_CHECKING:
    from vetter.lists.formats.parsed import Document

_OLD: Final = ["indicator_type", "indicator_value", "comment", "ds"]
_NEW: Final = ["tactic", "technique", "procedure", "indicator"]
_CODE: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}")
# "a[.]example (a copy of The Star)", "post[at]a[.]example, hosted elsewhere".
_REMARK: Final = re.compile(r"(\S{1,2000})(?: \(([^()]{1,300})\)|, (\S+(?: \S+){1,40}))")
_HARMLESS: Final = "[.]"
_REGISTERED: Final = re.compile(r"registration date: ?(\d\d-\d\d-\d{4})", re.IGNORECASE)
_TARGETED: Final = re.compile(r"country likely targeted: ?([^,;]{1,100})", re.IGNORECASE)
_AIMED: Final = re.compile(r"([^,:;]{1,60})-targeting\b")
_NETWORK: Final = "CIB:"
_SHOWN: Final = 200


def read(content: bytes, document: Document) -> Parsed:
    """Return the indicators of influence operations, with the role that their procedure gives them.

    What a file does not say itself, its name says: the network, and the period at whose end it was
    listed. Raises `ShapeError` for another header.
    """
    stated: list[Stated] = []
    unread: list[Unread] = []
    columns: list[str] = []
    for line, cells, fault in rows(decode(content)):
        if not columns:
            columns = _columns(cells)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        found: Stated | str = fault or "has not as many cells as the header"
        if not fault and len(cells) == len(columns):
            row = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
            found = (_old if columns == _OLD else _new)(line, row, document)
        if isinstance(found, Stated):
            stated.append(found)
        else:
            unread.append(Unread(line, ",".join(cells)[:_SHOWN], found))
    return Parsed(_dated(stated), tuple(unread))


def _dated(stated: list[Stated]) -> tuple[Stated, ...]:
    """Return the rows, each listed no earlier than its domain was registered.

    Some files were added to for years under their first name, so what was registered after the period
    in the name was listed when the newest of them was, at the earliest.
    """
    newest = max((each.registered_on for each in stated), default="")
    return tuple(
        structs.replace(each, listed_on=newest)
        if each.registered_on > each.listed_on > ""
        else each
        for each in stated
    )


def _columns(cells: list[str]) -> list[str]:
    """Return the names of the columns in one spelling."""
    header = [" ".join(cell.split()).casefold() for cell in cells]
    # Spreadsheets leave empty columns behind.
    while header and not header[-1]:
        header.pop()
    empty = [f"empty {number}" for number in range(len(header), len(cells))]
    if header == _OLD:
        return _OLD
    if header == _NEW:
        return [*_NEW, *empty]
    if header[:-1] == _NEW and header[-1] in words().notes:
        return [*_NEW, "notes", *empty]
    raise ShapeError(
        "The header is neither indicator_type, indicator_value, comment, ds"
        " nor Tactic, Technique, Procedure, Indicator and notes."
    )


def _new(line: int, row: dict[str, str], document: Document) -> Stated | str:
    """Return what a row since 2023 states, or why it is not taken."""
    procedure, note = row["procedure"], row.get("notes", "")
    sort = _sort(procedure)
    if sort is None:
        return f"not among the procedures that name values: “{procedure[:80]}”"
    known, remark = _value(row["indicator"], sort)
    if known is None:
        return f"is no {sort.kind}" if row["indicator"] else "has no value"
    registered, targeted = _REGISTERED.search(note), _TARGETED.search(note)
    return Stated(
        type=known[0],
        value=known[1],
        line=line,
        role=_role(sort, note),
        operation=network(document.path),
        listed_on=published(document.path),
        registered_on=day_in_order(registered[1], "mdy") if registered else "",
        targets=targeted[1].strip() if targeted else "",
        note="; ".join(part for part in (remark, " ".join(note.split())) if part),
    )


def _sort(procedure: str) -> Sort | None:
    code = _CODE.match(procedure)
    sort = words().procedure.get(code[0]) if code else None
    return sort if sort and sort.says in " ".join(procedure.split()).casefold() else None


def _value(text: str, sort: Sort) -> tuple[tuple[str, str] | None, str]:
    """Return the value in a cell, and what is remarked on it behind."""
    known = valued(text, sort)
    match = _REMARK.fullmatch(text)
    if known is not None or match is None:
        return known, ""
    remark = match[2] or match[3]
    # A second value in the remark would be lost.
    return (None, "") if _HARMLESS in remark else (valued(match[1], sort), remark)


def _role(sort: Sort, note: str) -> str:
    for noted in words().noted:
        if sort.role == noted.instead_of and noted.says in note.casefold():
            return noted.role
    return sort.role


def _old(line: int, row: dict[str, str], document: Document) -> Stated | str:
    """Return what a row until 2022 states, or why it is not taken."""
    old, comment = words().old, row["comment"]
    if old.only not in comment:
        return "not said to be of an influence operation"
    sort = old.types.get(row["indicator_type"].casefold())
    if sort is None:
        return f"not among the kinds taken: “{row['indicator_type'][:60]}”"
    known = valued(row["indicator_value"], sort)
    if known is None:
        return f"is no {sort.kind}" if row["indicator_value"] else "has no value"
    day = iso_day(row["ds"])
    if row["ds"] and not day:
        return f"“{row['ds'][:60]}” is no day that is understood"
    aimed = _AIMED.match(comment)
    named = comment.startswith(_NETWORK)
    return Stated(
        type=known[0],
        value=known[1],
        line=line,
        role=sort.role,
        operation=f"Meta CIB: {comment.removeprefix(_NETWORK).strip()[:200]}"
        if named
        else network(document.path),
        listed_on=day or published(document.path),
        targets=aimed[1].strip() if aimed else "",
        note=comment,
    )
