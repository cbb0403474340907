"""The newspaper or magazine that Wikidata has under the very name of an outlet, whichever site it gives."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from vetter.data import read_toml
from vetter.extract.fold import fold
from vetter.extract.wikidata import websites_fit, with_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vetter.model import EncyclopaediaItem, Record, WikidataReading, WikidataSearchReading


def namesakes(rows: Iterable[tuple[str, str, str]], name: str) -> tuple[str, ...]:
    """Return the ids of those that are called exactly so and are described as print, each once."""
    wanted = _bare(name)
    return tuple(
        dict.fromkeys(
            identifier
            for identifier, label, description in rows
            if wanted and _bare(label) == wanted and _print() & set(fold(description).split())
        )
    )


def namesake(
    readings: Sequence[tuple[Record, WikidataReading]],
    searches: Sequence[tuple[Record, WikidataSearchReading]],
    name: str,
    host: str,
) -> EncyclopaediaItem | None:
    """Return the only newspaper or magazine of the outlet's name, unless the site of ``host`` is given as its own.

    A name that several have had is anybody's: then there is none.
    """
    found = namesakes((row for _, reading in searches for row in reading.items), name)
    if len(found) != 1:
        return None
    return next(
        (
            with_labels(record, item, searches)
            for record, reading in readings
            for item in reading.items
            if item.id == found[0] and not websites_fit(item, host)
        ),
        None,
    )


def _bare(name: str) -> str:
    first, _, rest = fold(name).partition(" ")
    return rest if rest and first in _articles() else f"{first} {rest}".strip()


@cache
def _articles() -> frozenset[str]:
    return frozenset(read_toml("outlets", "naming.toml")["articles"])


@cache
def _print() -> frozenset[str]:
    return frozenset(read_toml("namesakes.toml")["print"])
