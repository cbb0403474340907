"""The indicator lists in memory: every row by its value, exact and instant."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter import data
from vetter.errors import DataError
from vetter.lists import normalise

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS: Final = (
    "value",
    "type",
    "operation",
    "attribution",
    "role",
    "confidence",
    "corroborated",
    "first_seen",
    "listed_on",
    "registered_on",
    "targets",
    "imitates",
    "flags",
    "credit",
    "reference",
)


class Row(Struct, frozen=True, gc=False):
    """One row of one list, as its publisher's statement."""

    value: str
    type: str
    operation: str
    attribution: str
    role: str
    confidence: str
    corroborated: str
    first_seen: str
    listed_on: str
    registered_on: str
    targets: str
    imitates: str
    flags: str
    credit: str
    reference: str
    list_name: str

    @property
    def listed(self) -> date:
        """The day on which it was listed; where only a period is known, its last day."""
        return date.fromisoformat(self.listed_on)

    @property
    def exact_host(self) -> bool:
        """Whether the row speaks of this very host and of nothing below it."""
        return "full-host-or-url-only" in self.flags

    def line(self) -> str:
        """Return the row as it stands in the list, for keeping it as evidence."""
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow([getattr(self, name) for name in COLUMNS])
        return out.getvalue()


class ListSource(Struct, frozen=True, kw_only=True):
    """Where a list comes from, how old it is, and what it does not mean.

    ``changed`` says what was dropped or dated otherwise than the publisher does.
    """

    name: str
    publisher: str
    kind: str
    address: str
    licence: str
    retrieved: str
    newest: str
    rows: int
    sha256: str
    kept_current: str
    does_not_mean: str
    changed: str = ""


class Lists:
    """All lists together; look-ups cost one dictionary access."""

    def __init__(self, rows: list[Row], sources: tuple[ListSource, ...]) -> None:
        self._sources = sources
        self._index: dict[tuple[str, str], list[Row]] = {}
        self._urls: dict[str, list[Row]] = {}
        for row in rows:
            key = _key(row)
            self._index.setdefault((row.type, key), []).append(row)
            if row.type == "url":
                self._urls.setdefault(key.split("/")[0].split("?")[0], []).append(row)

    def sources(self) -> tuple[ListSource, ...]:
        """Return what is known of each list."""
        return self._sources

    def licence(self, row: Row) -> str:
        """Return the licence of the list that a row is from."""
        return next((s.licence for s in self._sources if s.name == row.list_name), "")

    def find(self, kind: str, value: str) -> tuple[Row, ...]:
        """Return the rows of one kind whose value, in its one form, is ``value``."""
        return tuple(self._index.get((kind, value), ()))

    def of_host(self, name: str) -> tuple[Row, ...]:
        """Return the rows on a host or on a domain above it, where the row reaches below."""
        name = normalise.host(name)
        found: list[Row] = []
        labels = name.split(".")
        for start in range(len(labels) - 1):
            upper = ".".join(labels[start:])
            found += (r for r in self.find("domain", upper) if not start or not r.exact_host)
        return tuple(found)

    def urls_on(self, host: str) -> tuple[Row, ...]:
        """Return the rows on single addresses of a host (without ``www.``)."""
        return tuple(self._urls.get(host, ()))

    def search(self, text: str) -> tuple[Row, ...]:
        """Return the rows that anything a person may paste matches, defanged or not."""
        plain = normalise.refang(text)
        found = list(self.of_host(plain)) if normalise.host(plain) else []
        address = normalise.url(plain)
        if address:
            found += self.find("url", address)
            found += self.of_host(address.split("/")[0].split("?")[0])
        if "@" in plain:
            found += self.of_host(plain.rpartition("@")[2])
        for kind in ("tracker", "email", "handle", "ip", "persona", "outlet-name"):
            found += self.find(kind, normalise.value(plain, kind))
        return tuple(dict.fromkeys(found))

    def names(self) -> tuple[Row, ...]:
        """Return the rows that are names of outlets or personas."""
        return tuple(
            row
            for (kind, _), rows in self._index.items()
            if kind in ("persona", "outlet-name")
            for row in rows
        )

    def all(self) -> tuple[Row, ...]:
        """Return every row."""
        return tuple(row for rows in self._index.values() for row in rows)


@cache
def load() -> Lists:
    """Return the bundled lists. Raises `DataError` if they cannot be read."""
    rows: list[Row] = []
    sources: list[ListSource] = []
    for folder in sorted((data.root() / "lists").iterdir()):
        if (folder / "SOURCE.toml").is_file():
            sources.append(
                ListSource(name=folder.name, **data.read_toml("lists", folder.name, "SOURCE.toml"))
            )
            rows += _read(folder)
    return Lists(rows, tuple(sources))


def _read(folder: Path) -> list[Row]:
    try:
        with (folder / "rows.csv").open(encoding="utf-8", newline="") as stream:
            lines = csv.reader(stream)
            if tuple(next(lines)) != COLUMNS:
                raise DataError(f"The list {folder.name} has other columns than it should.")
            return [
                Row(list_name=folder.name, **dict(zip(COLUMNS, line, strict=True)))
                for line in lines
            ]
    except (OSError, csv.Error, ValueError, StopIteration) as error:
        raise DataError(f"The list {folder.name} cannot be read: {error}.") from error


def _key(row: Row) -> str:
    # Values are stored in their plain form; only these kinds differ from it when compared.
    if row.type == "domain":
        return row.value if row.value.isascii() else normalise.host(row.value)
    return normalise.value(row.value, row.type)
