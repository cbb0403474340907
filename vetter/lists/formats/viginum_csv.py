"""The lists of domains beside VIGINUM's reports, in the shapes that they have had.

``domain name,created on`` and ``domain,create date,first seen,type``, between commas or semicolons;
days are written as in France, 31/12/2024. https://github.com/VIGINUM-FR/Rapports-Techniques
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.table import day_in_order, decode, rows
from vetter.lists.formats.typed import typed

if TYPE_CHECKING:
    from vetter.lists.formats.parsed import Document

# Their columns, and ours.
_COLUMNS: Final = {
    "domain name": "value",
    "domain": "value",
    "created on": "created",
    "create date": "created",
    "first seen": "first_seen",
    "type": "type",
}
_NEEDED: Final = frozenset({"value", "created"})
_DELIMITERS: Final = (",", ";")
# A list without types is one of domains.
_TYPES: Final = {"": "domain", "domain": "domain", "subdomain": "host"}
# "Registered and used by the operation": the lists do not say what was published where.
_ROLE: Final = "campaign-domain"
_REPORT: Final = re.compile(r"\d{6} - (.{1,100})")
_DAY: Final = re.compile(r"(20\d\d)(\d\d)(\d\d)_")
_SHOWN: Final = 200


def read(content: bytes, document: Document) -> Parsed:
    """Return the domains, and the subdomains as hosts that stand for themselves.

    The operation is the one that the report's folder is called after. A list was published on the
    day that its own name begins with; one whose name has no day is kept up, so it is dated by nobody
    but who fetched it. Raises `ShapeError` for another header.
    """
    text = decode(content)
    delimiter, columns = _header(text)
    stated: list[Stated] = []
    unread: list[Unread] = []
    table = rows(text, delimiter)
    next(table)
    for line, cells, fault in table:
        if not any(cell.strip() for cell in cells):
            continue
        found: Stated | str = fault or "has not as many cells as the header"
        if not fault and len(cells) == len(columns):
            row = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
            found = _row(line, row, document.path)
        if isinstance(found, Stated):
            stated.append(found)
        else:
            unread.append(Unread(line, delimiter.join(cells)[:_SHOWN], found))
    return Parsed(tuple(stated), tuple(unread))


def _header(text: str) -> tuple[str, list[str]]:
    for delimiter in _DELIMITERS:
        _, cells, _ = next(rows(text, delimiter), (0, [], ""))
        columns = [_COLUMNS.get(" ".join(cell.split()).casefold(), "") for cell in cells]
        if "" not in columns and len(set(columns)) == len(columns) and set(columns) >= _NEEDED:
            return delimiter, columns
    raise ShapeError(
        "The header is neither domain name, created on nor domain, create date, first seen, type."
    )


def _row(line: int, row: dict[str, str], path: str) -> Stated | str:
    """Return what a row states, or why it is not taken."""
    word = row.get("type", "")
    kind = _TYPES.get(word.casefold())
    if kind is None:
        return f"not among the kinds taken: “{word[:60]}”"
    known = typed(row["value"], "host")
    if known is None:
        return f"is no {word or kind}" if row["value"] else "has no value"
    days = {}
    for name in ("created", "first_seen"):
        text = row.get(name, "")
        days[name] = day_in_order(text, "dmy")
        if text and not days[name]:
            return f"“{text[:60]}” is no day that is understood"
    # A subdomain is not registered; it was there from the day on which it was made.
    registered = days["created"] if kind == "domain" else ""
    return Stated(
        type=kind,
        value=known[1],
        line=line,
        role=_ROLE,
        operation=_operation(path),
        first_seen=days["first_seen"] or ("" if registered else days["created"]),
        listed_on=_published(path),
        registered_on=registered,
    )


def _operation(path: str) -> str:
    folder = unquote(path.rpartition("/")[0].rpartition("/")[2])
    match = _REPORT.fullmatch(folder)
    return match[1].strip() if match else ""


def _published(path: str) -> str:
    match = _DAY.match(path.rpartition("/")[2])
    if not match:
        return ""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""
