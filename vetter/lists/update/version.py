"""All fetched lists of one moment: written beside the old ones, then taken into use in one step.

A version counts only once ``current`` names it, and that file is replaced as a whole: whatever
kills an update, the lists are those of before or those of after.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from vetter.errors import CannotError
from vetter.lists.places import CURRENT, VERSIONS, fetched
from vetter.lists.row import ROWS, SOURCE, ListSource, as_csv, as_toml, read_rows, read_source
from vetter.lists.rules import fault
from vetter.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from vetter.lists.row import Row

LOCK: Final = ".updating"


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Hold off other updates while the block runs. Raises `CannotError` if one is under way, `OSError` if none can be."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (place / LOCK).open("a") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotError(
                "The lists are being updated already.", "Wait until that is done, or stop it."
            ) from error
        yield


def renewed(source: ListSource, rows: Sequence[Row], content: bytes, today: str) -> ListSource:
    """Return what a list says of itself once its rows are these, asked for on the day ``today``."""
    return replace(
        source,
        retrieved=today,
        newest=max(row.listed_on for row in rows),
        rows=len(rows),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def switch(
    place: Path,
    fresh: Mapping[str, tuple[ListSource, Sequence[Row]]],
    staying: Sequence[Path],
    now: datetime,
) -> None:
    """Write a version of the ``fresh`` lists and of those ``staying``, and take it into use.

    Raises `OSError` if it cannot be written, `CannotError` if what was written breaks the rules of lists.
    """
    name = now.strftime("%Y%m%dT%H%M%S.%fZ")
    folder = place / VERSIONS / name
    try:
        folder.mkdir(mode=0o700, parents=True)
        for list_name, (source, rows) in fresh.items():
            content = as_csv(rows)
            told = renewed(source, rows, content, now.date().isoformat())
            (folder / list_name).mkdir()
            write_whole(folder / list_name / ROWS, content)
            write_whole(folder / list_name / SOURCE, as_toml(told))
            _prove(folder / list_name)
        for old in staying:
            shutil.copytree(old, folder / old.name)
        for written in folder.iterdir():
            _settle(written)
        _settle(folder)
        write_whole(place / CURRENT, f"{name}\n".encode("ascii"))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _settle(place)


def clear(place: Path, keep: int = 2) -> None:
    """Remove versions that are in nobody's use: what a killed update left, and all but the newest.

    Raises `DataError`, and removes nothing, where it cannot be told which is in use.
    """
    in_use = fetched(place)
    current = in_use.name if in_use else ""
    folders = sorted((place / VERSIONS).glob("*"), reverse=True)
    older = [folder for folder in folders if folder.name < current][: keep - 1]
    for folder in folders:
        if folder.name != current and folder not in older:
            shutil.rmtree(folder, ignore_errors=True)


def _prove(folder: Path) -> None:
    """Read a list that was written as it will be read, and hold every row to the rules."""
    source = read_source(folder)
    rows = list(read_rows(folder))
    if source.rows != len(rows) or not rows:
        raise CannotError(f"The list {folder.name} was not written whole.")
    for row in rows:
        if why := fault(row):
            raise CannotError(f"The list {folder.name} would hold {row.value}, though {why}.")


def _settle(folder: Path) -> None:
    """Have the system write the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
