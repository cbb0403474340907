"""From what publishers state now, and what was known, to the new rows of a list.

What was known of a value stays: the day on which it was listed, corrections by hand, whom it
imitates. A publisher's statement adds values, fills gaps, and decides on the role.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from vetter import roles
from vetter.lists import normalise
from vetter.lists.formats import Unread
from vetter.lists.row import Row
from vetter.lists.rules import fault, settled
from vetter.lists.update.publisher import family

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from vetter.lists.formats import Stated
    from vetter.lists.update.ask import Came
    from vetter.lists.update.publisher import Publisher, Told

FILLED: Final = ("first_seen", "registered_on", "targets", "imitates")

Key = tuple[str, str]


class Merged(Struct, frozen=True):
    """The new rows, what of the statements was refused, and what differs from the rows before."""

    rows: tuple[Row, ...]
    refused: tuple[Unread, ...]
    added: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]  # as it was, as it is
    withdrawn: tuple[Row, ...]


def key(kind: str, value: str) -> Key:
    """Return by what rows on the same thing are known as the same."""
    return family(kind), normalise.value(value, kind)


def merge(
    publisher: Publisher,
    stated: Iterable[tuple[Came, Stated]],
    before: Sequence[Row],
    today: date,
) -> Merged:
    """Return the rows of a list after its publisher was asked on the day ``today``."""
    now: dict[Key, list[Row]] = {}
    refused: list[Unread] = []
    for came, one in stated:
        row = settled(_row(publisher, came, one, today))
        if not publisher.decides_on(row.type):
            refused.append(Unread(one.line, one.value, f"a {row.type} is not taken from here"))
        elif why := fault(row):
            refused.append(Unread(one.line, one.value, why))
        else:
            _put(now.setdefault(key(row.type, row.value), []), row)
    known: dict[Key, list[Row]] = {}
    for row in before:
        known.setdefault(key(row.type, row.value), []).append(row)
    kept, changed, withdrawn = _compared(publisher, now, before)
    added = tuple(
        row for place, rows in now.items() for row in rows if _is_new(row, known.get(place, ()))
    )
    return Merged((*kept, *added), tuple(refused), added, changed, withdrawn)


def _put(rows: list[Row], row: Row) -> None:
    """Add a statement on a value to those before it, or what it says beyond one of them to that one."""
    for number, other in enumerate(rows):
        if other.role == row.role:
            rows[number] = _filled(other, row)
            return
    rows.append(row)


def _is_new(row: Row, known: Sequence[Row]) -> bool:
    """Return whether nothing like it was said of the value before."""
    return not any(_refines(one.role, row.role) for one in known) and not any(
        one.reference == row.reference for one in known
    )


def _compared(
    publisher: Publisher, now: Mapping[Key, Sequence[Row]], before: Sequence[Row]
) -> tuple[list[Row], tuple[tuple[Row, Row], ...], tuple[Row, ...]]:
    kept: list[Row] = []
    changed: list[tuple[Row, Row]] = []
    withdrawn: list[Row] = []
    for row in before:
        stated = now.get(key(row.type, row.value), ())
        # The rules may have grown since the row was taken over: what breaks them now goes, whoever states it.
        if fault(row):
            withdrawn.append(row)
        elif not publisher.decides_on(row.type) or not (stated or publisher.complete):
            kept.append(row)
        elif not stated:
            withdrawn.append(row)
        else:
            fresh = _refreshed(row, stated)
            kept.append(fresh)
            if fresh != row:
                changed.append((row, fresh))
    return kept, tuple(changed), tuple(withdrawn)


def _row(publisher: Publisher, came: Came, one: Stated, today: date) -> Row:
    told = _told(publisher, came, one)
    return Row(
        value=one.value,
        type=one.type,
        operation=told.operation.replace("{stated}", one.operation) or one.operation,
        attribution=one.attribution or told.attribution,
        role=one.role or told.role,
        confidence=told.confidence,
        corroborated=told.corroborated or "no",
        first_seen=one.first_seen,
        listed_on=min(one.listed_on or today.isoformat(), today.isoformat()),
        registered_on=one.registered_on,
        targets=one.targets,
        imitates=one.imitates,
        flags="",
        credit=told.credit,
        reference=told.reference or came.page,
        list_name=publisher.name,
    )


def _told(publisher: Publisher, came: Came, one: Stated) -> Told:
    """Return what a row states: by its name, else by its document's kind, else by its publisher."""
    told = _over(publisher.row, came.wanted.row)
    for named in publisher.named:
        names = (came.document.path, one.operation)
        if any(fnmatchcase(name, pattern) for name in names for pattern in named.match):
            return _over(told, named)
    return told


def _over(general: Told, special: Told) -> Told:
    """Return what is told in general, but for what is told in particular."""
    return replace(
        general,
        **{name: text for name in general.__struct_fields__ if (text := getattr(special, name))},
    )


def _refreshed(row: Row, stated: Sequence[Row]) -> Row:
    """Return a row that was known with what is stated of it now, if need be in several documents."""
    for other in stated:
        row = _filled(row, other)
    if any(_refines(row.role, other.role) for other in stated):
        return row
    same = [other for other in stated if other.reference == row.reference]
    return replace(row, role=(same or stated)[0].role)


def _filled(row: Row, other: Row) -> Row:
    gaps = {name: getattr(other, name) for name in FILLED if not getattr(row, name)}
    return replace(row, **gaps)


def _refines(known: str, stated: str) -> bool:
    """Return whether what is known says the same as what is stated, or more of it."""
    return known == stated or stated in roles.role(known).refines
