"""How a publisher is asked for its list, as ``data/lists/<name>/FETCH.toml`` says.

Documents are single addresses, or those of a repository on GitHub whose paths match a pattern: names
of files there carry dates, so they are listed before they are fetched.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import msgspec
import tomli
from msgspec import Struct

from vetter import data
from vetter.errors import DataError
from vetter.lists.formats import READERS, Document
from vetter.typed import shaped

if TYPE_CHECKING:
    from pathlib import Path

FETCH: Final = "FETCH.toml"
API: Final = "https://api.github.com/repos"
RAW: Final = "https://raw.githubusercontent.com"
PAGES: Final = "https://github.com"
FAMILIES: Final = {"domain": "site", "host": "site", "url": "url", "url-prefix": "url"}


class Told(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What rows state where their document does not; ``{stated}`` is the operation it names."""

    operation: str = ""
    attribution: str = ""
    role: str = ""
    confidence: str = ""
    corroborated: str = ""
    credit: str = ""
    reference: str = ""


class Wanted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of document: where it is, how it is read, and what its rows state."""

    format: str
    url: str = ""
    match: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    columns: dict[str, str] = {}
    only: dict[str, tuple[str, ...]] = {}
    types: dict[str, str] = {}
    entities: tuple[str, ...] = ()
    row: Told = Told()

    @property
    def one_of_many(self) -> bool:
        """Whether such a document is found in a folder, rather than known by its name."""
        return any("*" in pattern for pattern in self.match)

    def fits(self, path: str) -> bool:
        """Return whether a path in the repository is one of these documents."""
        return any(fnmatchcase(path, pattern) for pattern in self.match) and not any(
            fnmatchcase(path, pattern) for pattern in self.skip
        )

    def document(self, path: str) -> Document:
        """Return how a document at ``path`` is read."""
        return Document(
            format=self.format,
            path=path,
            columns=self.columns,
            only=self.only,
            types=self.types,
            entities=self.entities,
        )


class Named(Told, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What rows state that are known by a name: the path of their document, or the operation it gives them."""

    match: tuple[str, ...]


class Publisher(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is needed to fetch one list.

    ``covers`` are the types of rows that the documents decide on: of these, what is not stated any
    more is withdrawn, unless the documents are not ``complete``. Rows of other types were taken from
    elsewhere and stay.
    """

    name: str
    covers: tuple[str, ...]
    document: tuple[Wanted, ...]
    repository: str = ""
    branch: str = "main"
    complete: bool = True
    row: Told = Told()
    named: tuple[Named, ...] = ()

    @property
    def tree(self) -> str:
        """The address at which GitHub lists all paths of the repository."""
        return f"{API}/{self.repository}/git/trees/{quote(self.branch)}?recursive=1"

    def raw(self, path: str) -> str:
        """Return the address of a document in the repository."""
        return f"{RAW}/{self.repository}/{quote(self.branch)}/{quote(path)}"

    def page(self, path: str) -> str:
        """Return the address at which a person can read a document of the repository."""
        return f"{PAGES}/{self.repository}/blob/{quote(self.branch)}/{quote(path)}"

    def decides_on(self, kind: str) -> bool:
        """Return whether the documents decide on rows of a type."""
        return family(kind) in {family(one) for one in self.covers}


def family(kind: str) -> str:
    """Return what is one and the same thing, though lists reach differently far around it."""
    return FAMILIES.get(kind, kind)


def publishers() -> tuple[Publisher, ...]:
    """Return the publishers that can be asked. Raises `DataError` if one is not described right."""
    folder = data.root() / "lists"
    return tuple(_read(path) for path in sorted(folder.glob(f"*/{FETCH}")))


def _read(path: Path) -> Publisher:
    try:
        table = tomli.loads(path.read_text("utf-8"))
        found = shaped({"name": path.parent.name, **table}, Publisher)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise DataError(f"How the list is fetched cannot be read from {path}: {error}.") from error
    for wanted in found.document:
        if wanted.format not in READERS:
            raise DataError(f"{path} names the format “{wanted.format}”, which nothing reads.")
        if bool(wanted.url) == bool(wanted.match and found.repository):
            raise DataError(f"{path} must say for each document where it is, and in one way.")
    return found
