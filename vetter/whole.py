"""Files that are there whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, for its owner alone, so that it is there whole, on the disk, or not at all. Raises `OSError`."""
    with _beside(path, content) as partial:
        partial.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """Do the same where nothing of that name is yet. Raises `FileExistsError` where there is, and `OSError`."""
    with _beside(path, content) as partial:
        try:
            os.link(partial, path)
        except FileExistsError:
            raise
        except OSError:  # a drive that knows no second name for a file
            path.touch(mode=0o600, exist_ok=False)
            partial.replace(path)


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """Yield a file with the content, on the disk and in the same folder, that is gone afterwards."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".partial")
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        yield partial
    finally:
        partial.unlink(missing_ok=True)
