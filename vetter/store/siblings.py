"""Which of the cases of this machine have something in common with an outlet."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from vetter.extract.fingerprint import FEWEST
from vetter.extract.kinship import ASIDE, NAMED, hub, laid_out, siblings
from vetter.extract.sketch import numbers
from vetter.model import Sibling, Trait, TraitKind
from vetter.store.shown import catch_up, opened, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from vetter.extract.kinship import Laid
    from vetter.model import Fingerprint

MAX_CASES: Final = 500  # that are compared in full, those first with what the fewest show
MAX_SIBLINGS: Final = 200


class Met(Struct, frozen=True):
    """What an outlet has in common with others, and how many others are known at all."""

    siblings: tuple[Sibling, ...]
    known: int


class Near(Struct, frozen=True):
    """The cases that may share something, the likeliest first, and how many show each exact trait."""

    cases: tuple[int, ...]
    showing: dict[tuple[TraitKind, str], int]


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
        held = _fetched(connection, near.cases[:MAX_CASES])
    # Only now: nobody else can write into the index while it is open.
    ours = laid_out(shown)
    found = [one for name, packed in held for one in siblings(name, ours, _held(packed))]
    return Met(_counted(found, near.showing, len(others)), len(others))


@lru_cache(maxsize=MAX_CASES)  # a batch holds one after another against the same
def _held(packed: str) -> Laid:
    return laid_out(unpacked(packed))


def _fetched(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[tuple[str, str]]:
    """Return the names of cases and what they show, as the index holds it, in the order of their ``numbers``."""
    places = ",".join("?" * len(numbers))
    rows = connection.execute(
        f"SELECT number, name, fingerprint FROM outlets WHERE number IN ({places})",  # noqa: S608 - only question marks
        numbers,
    )
    held = {number: (name, packed) for number, name, packed in rows}
    return [held[number] for number in numbers]


def _counted(
    found: list[Sibling], showing: dict[tuple[TraitKind, str], int], known: int
) -> tuple[Sibling, ...]:
    """Return the siblings, each with how many others show the same, the rarest first.

    The index has counted all that show an exact trait; of the others those count that were compared.
    """
    met: dict[tuple[TraitKind, str], set[str]] = {}
    for one in found:
        met.setdefault((one.kind, one.value), set()).add(one.domain)
    seen = {trait: max(len(domains), showing.get(trait, 0)) for trait, domains in met.items()}
    counted = [replace(one, others=seen[one.kind, one.value], known=known) for one in found]
    return tuple(sorted(counted, key=lambda one: (one.others, one.kind, one.host)))[:MAX_SIBLINGS]


def _newest(connection: sqlite3.Connection, own: str, until: datetime) -> set[int]:
    """Return the newest case of every outlet but our ``own``, none of them later than ``until``."""
    rows = connection.execute(
        "SELECT number, domain, as_of FROM outlets WHERE domain != ? ORDER BY name",
        (own,),
    )
    newest = {
        domain: number for number, domain, as_of in rows if datetime.fromisoformat(as_of) <= until
    }
    return set(newest.values())


def _near(connection: sqlite3.Connection, shown: Fingerprint, others: set[int]) -> Near:
    """Return those of the ``others`` that may have something in common with ``shown``."""
    rarest: dict[int, int] = {}
    showing: dict[tuple[TraitKind, str], int] = {}
    for trait, keys, least in _questions(shown):
        found = _holding(connection, keys, least) & others
        if trait and not trait.sketch and not hub(trait):
            showing[trait.kind, trait.value] = len(found)
        if trait and trait.kind is TraitKind.REGISTERED:
            # Thousands are registered on one day: that says something only beside another trait.
            continue
        for number in found:
            rarest[number] = min(rarest.get(number, len(found)), len(found))
    return Near(tuple(sorted(rarest, key=lambda number: (rarest[number], -number))), showing)


def _holding(connection: sqlite3.Connection, keys: list[str], least: int) -> set[int]:
    """Return the cases that have at least so many of these keys."""
    places = ",".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT number FROM traits WHERE key IN ({places})"  # noqa: S608 - only question marks
        " GROUP BY number HAVING count(*) >= ?",
        (*keys, least),
    )
    return {number for (number,) in rows}


def _questions(shown: Fingerprint) -> Iterator[tuple[Trait | None, list[str], int]]:
    """Yield what to ask the index: for which trait, by which keys, and how many of them must be there."""
    yield None, [f"certificate-name {shown.domain}", f"nameserver {shown.domain}"], 1
    for trait in shown.traits:
        if trait.kind in ASIDE:
            continue
        if trait.sketch:
            least = 1 if trait.kind is TraitKind.PORTRAIT else FEWEST
            yield trait, [f"{trait.kind} {number}" for number in numbers(trait.sketch)], least
            continue
        owner = hub(trait)
        if owner or trait.kind in NAMED:
            yield None, [f"domain {owner or trait.value}"], 1
        if owner in ("", shown.domain):
            yield trait, [f"{trait.kind} {trait.value}"], 1
