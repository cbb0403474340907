"""All lists together: what a value, a host, an address or a name is listed as."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final
from weakref import finalize

from vetter import data, settings
from vetter.domains import registrable
from vetter.extract.account import account_of
from vetter.lists import index, normalise
from vetter.lists.places import folders
from vetter.lists.row import KINDS, ListSource, Row
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

NAMES: Final = ("outlet-name", "persona")
MOST_HELD: Final = 4
MAX_SEGMENTS: Final = 30  # of a path, that an entry on a part of a site may reach down


class Lists:
    """All lists together; a look-up is one step in an index, whatever the lists' length."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # Many hold the lists, and nobody knows when the last of them has done.
        finalize(self, connection.close)
        told = self._asked("SELECT source FROM sources ORDER BY rowid")
        self._sources = tuple(decoded(line, ListSource) for (line,) in told)
        self._by_name = {source.name: source for source in self._sources}

    @classmethod
    def of(cls, rows: Iterable[Row], sources: Sequence[ListSource] = ()) -> Lists:
        """Return lists made of these rows alone."""
        return cls(index.in_memory(rows, sources))

    def sources(self) -> tuple[ListSource, ...]:
        """Return what is known of each list."""
        return self._sources

    def source(self, row: Row) -> ListSource | None:
        """Return what is known of the list that a row is from."""
        return self._by_name.get(row.list_name)

    def find(self, kind: str, value: str) -> tuple[Row, ...]:
        """Return the rows of one kind whose value, in its one form, is ``value``."""
        return self._at(f"{kind} {value}")

    def of_host(self, name: str) -> tuple[Row, ...]:
        """Return the rows on a host or on a domain above it, where the row reaches below.

        A public suffix is nobody's domain: no row reaches down from there.
        """
        name = normalise.host(name)
        if not name:
            return ()
        found = list(self.find("host", name))
        top = registrable(name) or name
        upper = name
        while True:
            found += self.find("domain", upper)
            if upper == top or "." not in upper:
                return tuple(found)
            upper = upper.partition(".")[2]

    def of_address(self, address: str) -> tuple[Row, ...]:
        """Return the rows on this very web address, on the part of a site it is in, or on its host."""
        plain = normalise.url(address)
        path = plain.partition("?")[0]
        found = list(self.find("url", plain)) if plain else []
        segments = path.split("/")[:MAX_SEGMENTS]
        for length in range(1, len(segments) + 1):
            found += self.find("url-prefix", "/".join(segments[:length]))
        return (*found, *self.of_host(segments[0]))

    def of_account(self, account: str) -> tuple[Row, ...]:
        """Return the rows on an account, ``platform:name``; those that do not tell the platform stand for any."""
        if not account:
            return ()
        forms = (account, account.partition(":")[2])
        return tuple(row for form in forms for row in self.find("handle", normalise.handle(form)))

    def urls_on(self, host: str) -> tuple[Row, ...]:
        """Return the rows on single addresses of a host (without ``www.``)."""
        return self._at(f"on {host}")

    def named(self, name: str) -> tuple[Row, ...]:
        """Return the rows that are this name of an outlet or a person, however it is written."""
        folded = normalise.name(name)
        return tuple(row for kind in NAMES for row in self.find(kind, folded)) if folded else ()

    def sites_called(self, label: str) -> tuple[Row, ...]:
        """Return the rows on sites whose address, without hyphens and ending, is ``label``."""
        return self._at(f"called {label}")

    def labels(self) -> tuple[str, ...]:
        """Return what the sites on the lists are called by their addresses."""
        keys = self._asked(
            "SELECT DISTINCT key FROM entries WHERE key > 'called ' AND key < 'called!'"
        )
        return tuple(key.removeprefix("called ") for (key,) in keys)

    def search(self, text: str) -> tuple[Row, ...]:
        """Return the rows that anything a person may paste matches, defanged or not."""
        plain = normalise.refang(text)
        address = plain if "://" in plain else f"https://{plain}"
        found = list(self.of_address(address)) if "/" in plain else list(self.of_host(plain))
        found += self.of_account(account_of(address))
        if "@" in plain:
            found += self.of_host(plain.rpartition("@")[2])
        for kind in sorted(KINDS - {"domain", "host", "url", "url-prefix"}):
            if value := normalise.value(plain, kind):
                found += self.find(kind, value)
        return tuple(dict.fromkeys(found))

    def all(self) -> Iterator[Row]:
        """Yield every row."""
        lines = self._asked(
            "SELECT row FROM entries WHERE key NOT LIKE 'on %' AND key NOT LIKE 'called %'"
        )
        for (line,) in lines:
            yield index.unpacked(line)

    def _at(self, key: str) -> tuple[Row, ...]:
        lines = self._asked("SELECT row FROM entries WHERE key = ? ORDER BY number", key)
        return tuple(index.unpacked(line) for (line,) in lines)

    def _asked(self, question: str, *values: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(question, values)
        except sqlite3.DatabaseError as error:
            raise index.damaged(self._connection, error) from error


def load(home: Path | None = None) -> Lists:
    """Return all lists: those that vetter brings, those that were fetched, and the person's own.

    ``home`` is the folder for what is the person's own. Raises `DataError` if one cannot be read.
    """
    if home is None and (still := _still.get()):
        return still
    place = (home or settings.home()) / "lists"
    chosen = folders(place, data.root() / "lists")
    state = chosen, index.digest(chosen)
    if state not in _held:
        while len(_held) >= MOST_HELD:
            _held.pop(next(iter(_held)), None)
        _held[state] = Lists(index.opened(*state, place))
    return _held[state]


_held: dict[tuple[tuple[Path, ...], str], Lists] = {}
"""What was loaded by this process, by the lists and their state; whose home it was for says nothing about them."""


@contextmanager
def held_still() -> Iterator[None]:
    """Go by the lists as they are now for as long as this lasts: to look each time whether one changed takes longer than to ask them."""
    token = _still.set(load())
    try:
        yield
    finally:
        _still.reset(token)


_still: ContextVar[Lists | None] = ContextVar("_still", default=None)
