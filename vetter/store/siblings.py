"""Which of the cases of this machine have something in common with an outlet."""

from __future__ import annotations

from collections import Counter
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from vetter.extract.fingerprint import FEWEST
from vetter.extract.kinship import ASIDE, NAMED, hub, laid_out, reaches, siblings, sketches_alike
from vetter.extract.sketch import WIDTH
from vetter.model import Fingerprint, Sibling, Trait, TraitKind
from vetter.store.folder import BESIDE, INDEX
from vetter.store.shown import catch_up, moment, opened
from vetter.store.sketches import bearers, shared, shortest_of, showing
from vetter.typed import unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

MAX_HEAPS: Final = 500  # whose sketches are compared, those first that have the most of ours
MAX_CASES: Final = 100  # that are looked at, those first with what the fewest show
MAX_OUTLETS: Final = 50  # of which is told what they share
MAX_SIBLINGS: Final = 200
MAX_EARLIER: Final = 10  # cases of the outlet itself

Shown = tuple[TraitKind, str]
"""A trait, by its kind and value."""


class Met(Struct, frozen=True):
    """What an outlet has in common with others, and how many others are known at all."""

    siblings: tuple[Sibling, ...]
    known: int


class Near(Struct, frozen=True):
    """The cases to look at, those first that show what the fewest do, and how many of all show each trait.

    ``alike`` are those that show what is like a trait of ours that has a sketch.
    """

    cases: list[int]
    showing: dict[Shown, int]
    alike: dict[Shown, set[int]]

    def kinds(self, case: int) -> set[TraitKind]:
        """Return of which kinds a case shows what is like a trait of ours that has a sketch."""
        return {kind for (kind, _), found in self.alike.items() if case in found}


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
    return Met(_counted(_closest(shown, near, held), near.showing, len(others)), len(others))


def looked_beside(home: Path, domain: str, before: str) -> Path | None:
    """Return where the newest case of an outlet ``before`` the one of that name keeps the sites beside it, if any does."""
    with opened(home) as connection:
        rows = connection.execute(
            "SELECT name FROM outlets WHERE domain = ? AND name < ? ORDER BY name DESC LIMIT ?",
            (domain, before, MAX_EARLIER),
        ).fetchall()
    folders = (home / "cases" / name / BESIDE for (name,) in rows)
    return next((folder for folder in folders if any(folder.glob(f"cases/*/{INDEX}"))), None)


def _closest(shown: Fingerprint, near: Near, held: list[tuple[int, str, bytes]]) -> list[Sibling]:
    """Return what the first outlets among those ``held`` have in common with us that have anything."""
    ours = laid_out(shown)
    found: list[Sibling] = []
    outlets = 0
    for number, name, packed in held:
        theirs = laid_out(unpacked(packed, Fingerprint), near.kinds(number))
        common = siblings(name, ours, theirs)
        found += common
        outlets += bool(common)
        if outlets == MAX_OUTLETS:
            break
    return found


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
    """Return siblings, each with how many others show the same, the rarest first.

    The index has counted all that show a trait of ours; of what only the other shows those count that were compared.
    """
    met: dict[Shown, set[str]] = {}
    for one in found:
        met.setdefault((one.kind, one.value), set()).add(one.domain)
    seen = {trait: max(len(domains), showing.get(trait, 0)) for trait, domains in met.items()}
    counted = (replace(one, others=seen[one.kind, one.value], known=known) for one in found)
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
    """Return those of the ``others`` that have something in common with ``shown``, or may have."""
    alike = _alike(connection, shown, others)
    counted = {trait: len(found) for trait, found in alike.items()}
    met, days = list(alike.values()), list[set[int]]()
    for trait, keys in _questions(shown):
        found = others & _showing(connection, keys)
        if trait and not hub(trait):
            counted[trait.kind, trait.value] = len(found)
        # Thousands are registered on one day: that says something only beside another trait.
        (days if trait and trait.kind is TraitKind.REGISTERED else met).append(found)
    every = set[int]().union(*met)
    return Near(_rarest([*met, *(day & every for day in days)]), counted, alike)


def _alike(
    connection: sqlite3.Connection, shown: Fingerprint, others: set[int]
) -> dict[Shown, set[int]]:
    """Return which of the ``others`` show what is like each of our traits that have a sketch.

    A heap is compared once, as one of the cases has it that show it: the others show the same.
    """
    ours = laid_out(shown)
    like: dict[Shown, list[int]] = {}
    for heaps, packed in bearers(connection, _heaps(connection, shown)):
        theirs = laid_out(unpacked(packed, Fingerprint), heaps)
        for trait, there, _ in sketches_alike(ours, theirs):
            like.setdefault((trait.kind, trait.value), []).append(heaps[there.kind])
    return {trait: others & showing(connection, heaps) for trait, heaps in like.items()}


def _heaps(connection: sqlite3.Connection, shown: Fingerprint) -> list[int]:
    """Return the heaps that may hold what is like one of our traits."""
    most: Counter[int] = Counter()
    for trait in shown.traits:
        if not trait.sketch:
            continue
        least = 1 if trait.kind is TraitKind.PORTRAIT else FEWEST
        often = {heap: n for heap, n in shared(connection, trait).items() if n >= least}
        size = len(trait.sketch) // WIDTH
        for heap, shortest in shortest_of(connection, often):
            if trait.kind is TraitKind.PORTRAIT or reaches(trait.kind, often[heap], size, shortest):
                most[heap] = max(most[heap], often[heap])
    return [heap for heap, _ in most.most_common(MAX_HEAPS)]


def _rarest(met: Iterable[set[int]]) -> list[int]:
    """Return the cases of these sets, those of the smallest first and of each the newest, as many as are looked at."""
    by_size: dict[int, set[int]] = {}
    for found in met:
        by_size.setdefault(len(found), set()).update(found)
    cases: list[int] = []
    taken: set[int] = set()
    for size in sorted(by_size):
        cases += nlargest(MAX_CASES - len(cases), by_size[size] - taken)
        taken |= by_size[size]
    return cases


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
