"""What has a sketch in the index of what the cases show, found by the numbers of the sketches.

A heap is all numbers of the sketches of one kind that an outlet shows. It is there once, whoever shows it: where a theme
dresses a thousand outlets, asking for one of its pages costs no more than for any other.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from vetter.extract.sketch import WIDTH, numbers
from vetter.model import TraitKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from vetter.model import Trait

TABLES: Final = """
CREATE TABLE heaps (heap INTEGER PRIMARY KEY, mark BLOB UNIQUE NOT NULL, kind INTEGER NOT NULL, shortest INTEGER NOT NULL)
    STRICT;
CREATE TABLE members (key INTEGER NOT NULL, block INTEGER NOT NULL, heaps BLOB NOT NULL, PRIMARY KEY (key, block))
    WITHOUT ROWID, STRICT;
CREATE TABLE shows (heap INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (heap, number)) WITHOUT ROWID, STRICT;
CREATE INDEX shows_by_number ON shows (number);
"""
"""``mark`` tells one heap from another, ``shortest`` is how many numbers the shortest of its sketches has. ``heaps`` are
those of a block that have a number, four bytes each."""
BLOCK: Final = 1_000
"""Heaps of which those that have a number stand in one row: most rows are short, and none grows long."""
ASKED: Final = 500  # values in one question
_OF_NUMBER: Final = tuple(TraitKind)  # a new kind makes other fingerprints, and so another form
_KINDS: Final = {kind: place for place, kind in enumerate(TraitKind)}


def put_sketches(connection: sqlite3.Connection, number: int, traits: Iterable[Trait]) -> None:
    """Put into the index what of a case's traits has a sketch; ``number`` is the case's."""
    for those in _heaps(traits):
        heap = _there(connection, those) or _put(connection, those)
        connection.execute("INSERT INTO shows VALUES (?, ?)", (heap, number))


def take_out_sketches(connection: sqlite3.Connection, number: int, traits: Iterable[Trait]) -> None:
    """Take out again what was put in with these arguments, but for what other cases show."""
    for those in _heaps(traits):
        heap = _there(connection, those)
        connection.execute("DELETE FROM shows WHERE heap = ? AND number = ?", (heap, number))
        if not connection.execute("SELECT 1 FROM shows WHERE heap = ?", (heap,)).fetchone():
            _take_out(connection, heap, _members(those))


def shared(connection: sqlite3.Connection, trait: Trait) -> Counter[int]:
    """Return how many numbers of a trait's sketch each heap has that has any."""
    rows = _asked(connection, "SELECT heaps FROM members WHERE key", _keys(trait))
    return Counter(array("I", b"".join([heaps for (heaps,) in rows])))


def showing(connection: sqlite3.Connection, heaps: Collection[int]) -> set[int]:
    """Return the cases that show one of these heaps."""
    rows = _asked(connection, "SELECT number FROM shows WHERE heap", heaps)
    return {number for (number,) in rows}


def shortest_of(connection: sqlite3.Connection, heaps: Collection[int]) -> list[tuple[int, int]]:
    """Return each of these heaps, with how many numbers the shortest of its sketches has."""
    return _asked(connection, "SELECT heap, shortest FROM heaps WHERE heap", heaps)


def bearers(
    connection: sqlite3.Connection, heaps: Collection[int]
) -> Iterator[tuple[dict[TraitKind, int], bytes]]:
    """Yield cases that show these heaps, each heap once: which of them, by kind, and what the case shows, packed."""
    newest = "SELECT max(number), heap, kind FROM shows JOIN heaps USING (heap) WHERE heap"
    of_case: dict[int, dict[TraitKind, int]] = {}
    for number, heap, kind in _asked(connection, newest, heaps, "GROUP BY heap"):
        of_case.setdefault(number, {})[_OF_NUMBER[kind]] = heap
    question = "SELECT number, fingerprint FROM outlets WHERE number"
    for number, packed in _asked(connection, question, of_case):
        yield of_case[number], packed


def _heaps(traits: Iterable[Trait]) -> list[list[Trait]]:
    """Return what of these traits makes a heap each."""
    heaps: dict[TraitKind, list[Trait]] = {}
    for trait in traits:
        if trait.sketch:
            heaps.setdefault(trait.kind, []).append(trait)
    return list(heaps.values())


def _members(traits: Iterable[Trait]) -> list[int]:
    """Return the keys of a heap, in their order: so the table is gone through once."""
    return sorted(set[int]().union(*map(_keys, traits)))


def _keys(trait: Trait) -> set[int]:
    """Return the numbers of a sketch, made apart from those of other kinds."""
    kind = _KINDS[trait.kind] << WIDTH * 8
    return {kind | number for number in numbers(trait.sketch)}


def _mark(traits: list[Trait]) -> bytes:
    """Return what tells a heap from others: all by which its traits compare."""
    skeletons = (
        traits[0].kind is TraitKind.SKELETON
    )  # which compare with those of the same kind of page
    compared = sorted({(trait.sketch, trait.value if skeletons else "") for trait in traits})
    told = f"{traits[0].kind} {[(len(sketch), value) for sketch, value in compared]} ".encode()
    return blake2b(told + b"".join(sketch for sketch, _ in compared), digest_size=16).digest()


def _there(connection: sqlite3.Connection, traits: list[Trait]) -> int:
    """Return the number of the heap that these traits make, or 0 if it is not there."""
    row = connection.execute("SELECT heap FROM heaps WHERE mark = ?", (_mark(traits),)).fetchone()
    return row[0] if row else 0


def _put(connection: sqlite3.Connection, traits: list[Trait]) -> int:
    """Put the heap in that these traits make, and return its number."""
    shortest = min(len(trait.sketch) for trait in traits) // WIDTH
    row = (_mark(traits), _KINDS[traits[0].kind], shortest)
    insert = "INSERT INTO heaps (mark, kind, shortest) VALUES (?, ?, ?)"
    heap = connection.execute(insert, row).lastrowid or 0
    connection.executemany(
        "INSERT INTO members VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET heaps = CAST(heaps || excluded.heaps AS BLOB)",
        [(key, heap // BLOCK, _bytes(heap)) for key in _members(traits)],
    )
    return heap


def _take_out(connection: sqlite3.Connection, heap: int, keys: list[int]) -> None:
    """Take a heap out that nobody shows any more."""
    connection.execute("DELETE FROM heaps WHERE heap = ?", (heap,))
    for key in keys:
        place = (key, heap // BLOCK)
        found = "SELECT heaps FROM members WHERE key = ? AND block = ?"
        left = array("I", connection.execute(found, place).fetchone()[0])
        left.remove(heap)
        if left:
            change = "UPDATE members SET heaps = ? WHERE key = ? AND block = ?"
            connection.execute(change, (left.tobytes(), *place))
        else:
            connection.execute("DELETE FROM members WHERE key = ? AND block = ?", place)


def _bytes(heap: int) -> bytes:
    return heap.to_bytes(WIDTH, sys.byteorder)  # the index never leaves the machine


def _asked(
    connection: sqlite3.Connection, question: str, values: Collection[int], end: str = ""
) -> list[Any]:
    """Return the rows that are found by any of the values."""
    each, found = list(values), []
    for start in range(0, len(each), ASKED):
        part = each[start : start + ASKED]
        places = ",".join("?" * len(part))
        found += connection.execute(f"{question} IN ({places}) {end}", part).fetchall()
    return found
