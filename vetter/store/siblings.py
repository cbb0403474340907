"""Which of the cases of this machine have something in common with an outlet."""

from __future__ import annotations

from functools import cache
from heapq import nlargest, nsmallest
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from vetter.extract.fingerprint import FEWEST
from vetter.extract.kinship import ASIDE, NAMED, hub, laid_out, reaches, siblings
from vetter.extract.sketch import WIDTH
from vetter.model import Fingerprint, Sibling, Trait, TraitKind
from vetter.store.shown import catch_up, moment, opened
from vetter.store.sketches import heaps_of, shared, showing
from vetter.typed import unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections import Counter
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

MAX_CASES: Final = 500  # that are compared in full, those first with what the fewest show
MAX_OUTLETS: Final = 50  # of which is told what they share, those first with what the fewest show
MAX_SIBLINGS: Final = 200

Shown = tuple[TraitKind, str]
"""A trait, by its kind and value."""


class Met(Struct, frozen=True):
    """What an outlet has in common with others, and how many others are known at all."""

    siblings: tuple[Sibling, ...]
    known: int


class Near(Struct, frozen=True):
    """The cases to compare in full, the likeliest first, and how many of all show each exact trait.

    ``kinds`` are those by which each of the cases may show what is like a trait that has a sketch.
    """

    cases: list[int]
    showing: dict[Shown, int]
    kinds: dict[int, set[TraitKind]]


def meet(home: Path, shown: Fingerprint, until: datetime | None = None) -> Met:
    """Return what an outlet has in common with those of other cases, the newest of each outlet.

    Cases that judge a later moment than ``until``, else than ``shown`` does, are passed over.
    """
    if not (home / "cases").is_dir():
        return Met((), 0)
    with opened(home) as connection:
        catch_up(connection, home)
        others = _newest(connection, shown.domain, until or shown.as_of)
        near = _near(connection, shown, others)
        held = _fetched(connection, near.cases)
    # Only now: nobody else can write into the index while it is open.
    ours = laid_out(shown)
    found = [
        one
        for number, name, packed in held
        for one in siblings(name, ours, laid_out(unpacked(packed, Fingerprint), near.kinds[number]))
    ]
    return Met(_counted(found, near.showing, len(others)), len(others))


def _fetched(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> list[tuple[int, str, bytes]]:
    """Return the cases of these ``numbers`` in their order, with their names and what they show, as the index holds it."""
    places = ",".join("?" * len(numbers))
    rows = connection.execute(
        f"SELECT number, name, fingerprint FROM outlets WHERE number IN ({places})",  # noqa: S608 - only question marks
        numbers,
    )
    held = {row[0]: row for row in rows}
    return [held[number] for number in numbers]


def _counted(found: list[Sibling], showing: dict[Shown, int], known: int) -> tuple[Sibling, ...]:
    """Return the siblings of the closest outlets, each with how many others show the same, the rarest first.

    The index has counted all that show an exact trait; of the others those count that were compared.
    """
    met: dict[Shown, set[str]] = {}
    for one in found:
        met.setdefault((one.kind, one.value), set()).add(one.domain)
    seen = {trait: max(len(domains), showing.get(trait, 0)) for trait, domains in met.items()}
    near: dict[str, int] = {}
    for one in found:
        rarest = near.get(one.case, known)
        near[one.case] = min(rarest, seen[one.kind, one.value])
    those = frozenset(nsmallest(MAX_OUTLETS, near, key=lambda case: (near[case], case)))
    counted = (
        replace(one, others=seen[one.kind, one.value], known=known)
        for one in found
        if one.case in those
    )
    return rarest_first(counted)[:MAX_SIBLINGS]


def rarest_first(found: Iterable[Sibling]) -> tuple[Sibling, ...]:
    """Return siblings in the order of how few others show the same."""
    return tuple(sorted(found, key=lambda one: (one.others, one.kind, one.host)))


def _newest(connection: sqlite3.Connection, own: str, until: datetime) -> set[int]:
    """Return the newest case of every outlet but our ``own``, none of them later than ``until``."""
    rows = connection.execute(
        # Of each group SQLite returns the row that has the maximum.
        "SELECT number FROM outlets WHERE domain != ? AND as_of <= ?"
        " GROUP BY domain HAVING max(name) IS NOT NULL",
        (own, moment(until)),
    )
    return {number for (number,) in rows}


def _near(connection: sqlite3.Connection, shown: Fingerprint, others: set[int]) -> Near:
    """Return those of the ``others`` that may have something in common with ``shown``."""
    often = [(trait, shared(connection, trait)) for trait in shown.traits if trait.sketch]
    met = [others & _alike(connection, trait, heaps) for trait, heaps in often]
    counted: dict[Shown, int] = {}
    for trait, keys in _questions(shown):
        found = others & _showing(connection, keys)
        if trait and not hub(trait):
            counted[trait.kind, trait.value] = len(found)
        if trait and trait.kind is TraitKind.REGISTERED:
            # Thousands are registered on one day: that says something only beside another trait.
            continue
        met.append(found)
    cases = _rarest(met)
    return Near(cases, counted, _kinds(connection, cases, often))


def _kinds(
    connection: sqlite3.Connection, cases: list[int], often: list[tuple[Trait, Counter[int]]]
) -> dict[int, set[TraitKind]]:
    """Return by which kinds each of the cases may show what is like one of our sketched traits.

    ``often`` tells who has how much of each sketch.
    """
    of_kind: dict[TraitKind, list[Counter[int]]] = {}
    shortest: dict[TraitKind, int] = {}
    for trait, heaps in often:
        of_kind.setdefault(trait.kind, []).append(heaps)
        size = len(trait.sketch) // WIDTH
        shortest[trait.kind] = min(size, shortest.get(trait.kind, size))

    @cache  # one theme may dress all of them
    def may(heap: int, kind: TraitKind, size: int) -> bool:
        if kind not in of_kind or kind is TraitKind.PORTRAIT:
            return kind in of_kind
        most = max([heaps.get(heap, 0) for heaps in of_kind[kind]])
        return reaches(kind, most, shortest[kind], size)

    found: dict[int, set[TraitKind]] = {number: set() for number in cases}
    for number, heap, kind, size in heaps_of(connection, cases):
        if may(heap, kind, size):
            found[number].add(kind)
    return found


def _rarest(met: Iterable[set[int]]) -> list[int]:
    """Return the cases of these sets, those of the smallest first and of each the newest, as many as are compared."""
    by_size: dict[int, set[int]] = {}
    for found in met:
        by_size.setdefault(len(found), set()).update(found)
    cases: list[int] = []
    taken: set[int] = set()
    for size in sorted(by_size):
        cases += nlargest(MAX_CASES - len(cases), by_size[size] - taken)
        taken |= by_size[size]
    return cases


def _alike(connection: sqlite3.Connection, trait: Trait, heaps: Counter[int]) -> set[int]:
    """Return the cases that may show what is like a sketched trait; ``heaps`` tells who has how much of its sketch."""
    least = 1 if trait.kind is TraitKind.PORTRAIT else FEWEST
    return showing(connection, [heap for heap, often in heaps.items() if often >= least])


def _showing(connection: sqlite3.Connection, keys: Sequence[str]) -> set[int]:
    """Return the cases that have one of these keys."""
    places = ",".join("?" * len(keys))
    rows = connection.execute(f"SELECT number FROM traits WHERE key IN ({places})", keys)  # noqa: S608 - only question marks
    return {number for (number,) in rows}


def _questions(shown: Fingerprint) -> Iterator[tuple[Trait | None, list[str]]]:
    """Yield what to ask the index of what compares by value: for which trait, and by which keys."""
    yield None, [f"certificate-name {shown.domain}", f"nameserver {shown.domain}"]
    for trait in shown.traits:
        if trait.kind in ASIDE or trait.sketch:
            continue
        owner = hub(trait)
        if owner or trait.kind in NAMED:
            yield None, [f"domain {owner or trait.value}"]
        if owner in ("", shown.domain):
            yield trait, [f"{trait.kind} {trait.value}"]
