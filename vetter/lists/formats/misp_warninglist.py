"""Warning lists of MISP: values that are often taken for indicators and are none.

``{"name": …, "type": "hostname", "list": […]}``; https://github.com/MISP/misp-warninglists (CC0). Such a
list accuses nobody: its rows have no role and no operation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vetter.lists.formats.json_document import decode_json, objects, table, text_in
from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.typed import typed

if TYPE_CHECKING:
    from vetter.lists.formats.parsed import Document

_SHOWN: Final = 200
# Of what these lists hold, nothing is one value.
_BROAD: Final = {"substring": "a part of values, not a value", "regex": "a pattern, not a value"}


def read(content: bytes, document: Document) -> Parsed:  # noqa: ARG001 - every reader takes both
    """Return the entries that are one value each; ``Stated.line`` counts the entries from 1.

    Entries of a list of hosts stand for what is below them too, the others for themselves. Raises
    `ShapeError` if the document is no such list.
    """
    held = table(decode_json(content))
    kind = text_in(held, "type") or "string"
    if not isinstance(held.get("list"), list) or not text_in(held, "name"):
        raise ShapeError("The document is no MISP warning list: it has no name or no list.")
    if kind not in ("string", "hostname", "cidr", *_BROAD):
        raise ShapeError(f"The entries of the list are of a kind that is not known: “{kind[:60]}”.")
    stated: list[Stated] = []
    unread: list[Unread] = []
    for line, entry in enumerate(objects(held["list"]), start=1):
        text = text_in({"entry": entry}, "entry")
        known = _entry(text, kind) if isinstance(entry, str) else "is no text"
        if isinstance(known, str):
            unread.append(Unread(line, text[:_SHOWN], known))
        else:
            stated.append(
                Stated(
                    type=known[0], value=known[1], line=line, note=text_in(held, "name")[:_SHOWN]
                )
            )
    return Parsed(tuple(stated), tuple(unread))


def _entry(text: str, kind: str) -> tuple[str, str] | str:
    """Return the type and the value of an entry, or why it is none."""
    if kind in _BROAD:
        return _BROAD[kind]
    if kind == "hostname":
        # ".example.org" is how some lists write "and what is below".
        known = typed(text.removeprefix("."), "host")
        return ("domain", known[1]) if known else "is no host"
    if "/" in text and (single := typed(text.removesuffix("/128" if ":" in text else "/32"), "ip")):
        return single
    known = typed(text, "ip" if kind == "cidr" else "")
    if known is None:
        return "a range of addresses, not one" if kind == "cidr" else "is of no form that is known"
    return ("host", known[1]) if known[0] == "domain" else known
