"""The files of a batch in its folder: what they are called, and how each is written whole or not at all."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from vetter.errors import CannotError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vetter.batch.work import Outlet, Work

SUMMARY: Final = "summary.csv"
ASSESSMENTS: Final = "assessments.jsonl"
INDEX: Final = "index.html"
REMARKS: Final = "remarks.csv"
REPORTS: Final = "reports"
NETWORK: Final = f"{REPORTS}/network.html"  # beside the reports: whoever is sent these has it too
EVIDENCE: Final = "evidence"


def stem(outlet: Outlet | Work) -> str:
    """Return what the files of one outlet are called, without their endings.

    Its number keeps two apart whose names are written alike.
    """
    slug = re.sub(r"[^a-z0-9.]+", "-", outlet.key.removeprefix("name ").lower())[:60].strip("-.")
    return f"{outlet.number:05d}-{slug}" if slug else f"{outlet.number:05d}"


def report_of(outlet: Outlet | Work) -> str:
    """Return where an outlet's report lies, from the folder of the batch."""
    return f"{REPORTS}/{stem(outlet)}.html"


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes the place of ``path`` in one step once it is whole.

    Raises `CannotError` where it cannot be written; the old file stays then.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with partial.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise CannotError(
            f"{path} cannot be written: {error.strerror}.",
            "What is done is kept. Make room there, and give the same command again.",
        ) from error


def put(path: Path, content: bytes) -> None:
    """Write a small file in one step. It is not waited for: what a power cut takes is made again."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise CannotError(
            f"{path} cannot be written: {error.strerror}.",
            "What is done is kept. Make room there, and give the same command again.",
        ) from error
