"""The databases of the DIMA plug-in: scripts with arrays ``[{domain: "…", matchType: "exact", …}]``.

https://github.com/M82-project/DIMA_Plugin_Chrome. It copies others' reports, so an entry is no
finding of its own; what the arrays mean is in ``data/formats/dima.toml``. The reasons that it gives
name persons and are not taken over.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.data import read_toml
from vetter.domains import registrable
from vetter.lists.formats.js_arrays import Entry, entries
from vetter.lists.formats.parsed import Parsed, ShapeError, Stated, Unread
from vetter.lists.formats.table import decode, iso_day
from vetter.lists.formats.typed import typed
from vetter.typed import shaped

if TYPE_CHECKING:
    from vetter.lists.formats.parsed import Document

_SHOWN: Final = 200


class Array(Struct, frozen=True, forbid_unknown_fields=True):
    """What the entries of an array are, and when the report was published that they are from."""

    operation: str = ""
    role: str = ""
    published: str = ""


class Doubted(Struct, frozen=True, forbid_unknown_fields=True):
    """A source in which the entries of an array were not found."""

    array: str
    source: str


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``data/formats/dima.toml``."""

    array: dict[str, Array]
    doubted: tuple[Doubted, ...]
    platforms: dict[str, str]


@cache
def words() -> Words:
    """Return what the plug-in's words mean."""
    return shaped(read_toml("formats", "dima.toml"), Words)


def read(content: bytes, document: Document) -> Parsed:  # noqa: ARG001 - every reader takes both
    """Return the sites and accounts of the entries; ``Stated.line`` counts the entries from 1.

    Raises `ShapeError` if the script has no array, or none of its entries is one of plain values.
    """
    stated: list[Stated] = []
    unread: list[Unread] = []
    understood = False
    for line, entry in enumerate(entries(decode(content)), start=1):
        understood = understood or bool(entry.values)
        found = _entry(line, entry) if entry.values else "is more than plain values"
        if isinstance(found, Stated):
            stated.append(found)
        else:
            unread.append(Unread(line, entry.text[:_SHOWN], found))
    if not understood:
        raise ShapeError("The script has no array of entries with plain values.")
    return Parsed(tuple(stated), tuple(unread))


def _entry(line: int, entry: Entry) -> Stated | str:
    """Return what an entry states, or why it is not taken."""
    held = {name: ", ".join(values)[:_SHOWN] for name, values in entry.values.items()}
    array = words().array.get(entry.array, Array())
    source, since = held.get("source", ""), held.get("identifiedDate", "")
    if Doubted(entry.array, source) in words().doubted:
        return f"was not found in the source that it is credited to: {source}"
    known = _value(held)
    if isinstance(known, str):
        return known
    first_seen = iso_day(since)
    remarks = (
        f"citing {source}" if source else "",
        held.get("reportUrl", ""),
        f"identified {since}" if since and not first_seen else "",
    )
    return Stated(
        type=known[0],
        value=known[1],
        line=line,
        role=array.role,
        operation=array.operation,
        first_seen=first_seen,
        # What was found later cannot have been listed before.
        listed_on=max(array.published, first_seen) if array.published else "",
        note="; ".join(remark for remark in remarks if remark),
    )


def _value(held: dict[str, str]) -> tuple[str, str] | str:
    """Return the type and the value of an entry, or why it has none."""
    place = held.get("platform", "") or held.get("accountType", "")
    if place:
        handle = (held.get("handle", "") or held.get("domain", "")).removeprefix("@")
        platform = words().platforms.get(place.casefold())
        if not platform:
            return f"an account on a platform that is not known: “{place[:60]}”"
        return typed(f"{platform}:{handle}", "handle") or "is no account"
    if held.get("matchType", "exact") != "exact":
        return f"matches more than one site: “{held['matchType'][:60]}”"
    if not held.get("domain"):
        return "has no domain"
    site = typed(held["domain"], "host")
    if site is None:
        return "is no domain"
    # Where two cells of a table ran together, one whole name stands before another.
    before = site[1].removesuffix(registrable(site[1])).rstrip(".")
    if before != site[1] and registrable(before):
        return "looks like two names run together"
    return "domain", site[1]
