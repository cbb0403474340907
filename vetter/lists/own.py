"""A person's own lists: taken from a file, kept on this machine, held against like all others."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter import data, roles
from vetter.errors import CannotError, UsageError
from vetter.lists.formats import ShapeError, Unread, read
from vetter.lists.places import OWN
from vetter.lists.row import ROWS, SOURCE, ListSource, Row, as_csv, as_toml
from vetter.lists.rules import fault, settled

if TYPE_CHECKING:
    from vetter.lists.formats import Document, Stated

NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
MOST_BYTES: Final = 200_000_000
FORMS: Final = (
    "One value on each line is read as it is. Else say what the file is (--format hosts, csv, stix or misp-event), "
    "and of a table which column is which (--column value=Domain)."
)


class About(Struct, frozen=True, kw_only=True):
    """What the person says of a list: its ``name``, and what its rows state where they do not say so."""

    name: str
    operation: str
    role: str
    day: date
    origin: str


class Added(Struct, frozen=True):
    """How many rows a new list has, and what of the file was not taken over, and why."""

    rows: int
    unread: tuple[Unread, ...]


def add(content: bytes, document: Document, about: About, home: Path) -> Added:
    """Keep a list of the person's own below ``home``; it appears in one step, or not at all.

    Raises `UsageError` for a name or a role that cannot be used, and `CannotError` for a file of
    another form, where nothing of it can be taken, or where it cannot be written.
    """
    place = home / "lists" / OWN
    target = place / about.name
    if not NAME.fullmatch(about.name):
        raise UsageError(
            f"“{about.name[:60]}” cannot be the name of a list.",
            "Use small letters, digits and hyphens, up to 41.",
        )
    if about.role not in roles.names():
        raise UsageError(
            f"“{about.role[:60]}” is no role that is explained.",
            f"There are: {', '.join(roles.names())}.",
        )
    if target.exists() or (data.root() / "lists" / about.name).exists():
        raise CannotError(
            f"There is a list called {about.name} already.",
            f"Choose another name. If it is your own: vetter lists remove {about.name}",
        )
    if len(content) > MOST_BYTES:
        raise CannotError("The file is larger than 200 MB.", "Split it into several lists.")
    try:
        parsed = read(content, document)
    except ShapeError as error:
        raise CannotError(
            f"It cannot be read as “{document.format}”. {error.message}", FORMS
        ) from error
    rows, refused = _taken(parsed.stated, about)
    if not rows:
        first = (*parsed.unread, *refused)[:1]
        why = f" Line {first[0].line}: {first[0].why}." if first else ""
        raise CannotError(f"Nothing in the file can be taken over.{why}", FORMS)
    _write(rows, about, place, target)
    return Added(len(rows), (*parsed.unread, *refused))


def remove(name: str, home: Path) -> None:
    """Remove a list of the person's own for good. Raises `CannotError` if there is none."""
    folder = home / "lists" / OWN / name
    if not NAME.fullmatch(name) or not folder.is_dir():
        raise CannotError(
            f"You have no list called {name[:60]}.", "`vetter lists show` lists what is there."
        )
    # Out of sight in one step first, so that a kill leaves no half a list behind.
    gone = folder.with_name(f".{name}.removed")
    folder.rename(gone)
    shutil.rmtree(gone)


def _taken(stated: tuple[Stated, ...], about: About) -> tuple[list[Row], list[Unread]]:
    rows: dict[tuple[str, str], Row] = {}
    refused: list[Unread] = []
    for one in stated:
        row = settled(_row(one, about))
        if why := fault(row):
            refused.append(Unread(one.line, one.value, why))
        else:
            rows.setdefault((row.type, row.value), row)
    return list(rows.values()), refused


def _row(one: Stated, about: About) -> Row:
    return Row(
        value=one.value,
        type=one.type,
        operation=one.operation or about.operation,
        attribution=one.attribution,
        role=one.role or about.role,
        confidence="own",
        corroborated="no",
        first_seen=one.first_seen,
        listed_on=one.listed_on or about.day.isoformat(),
        registered_on=one.registered_on,
        targets=one.targets,
        imitates=one.imitates,
        flags="",
        credit=f"your own list “{about.name}”",
        reference=about.origin,
        list_name=about.name,
    )


def _write(rows: list[Row], about: About, place: Path, target: Path) -> None:
    lines = as_csv(rows)
    source = ListSource(
        name=about.name,
        publisher=f"your own list “{about.name}”",
        kind="own",
        address=about.origin,
        licence="private",
        retrieved=about.day.isoformat(),
        newest=max(row.listed_on for row in rows),
        rows=len(rows),
        sha256=hashlib.sha256(lines).hexdigest(),
        kept_current="by you",
        does_not_mean="It says what you put on it, and nobody else has checked it.",
        private=True,
    )
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(dir=place, prefix=".new-"))
        try:
            (partial / ROWS).write_bytes(lines)
            (partial / SOURCE).write_bytes(as_toml(source))
            partial.rename(target)
        except OSError:
            shutil.rmtree(partial, ignore_errors=True)
            raise
    except OSError as error:
        raise CannotError(
            f"The list cannot be written to {place}: {error.strerror or error}.",
            "Make room there and let yourself write there, or choose another folder with VETTER_HOME.",
        ) from error
