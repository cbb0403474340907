"""A whole case as bytes, to carry it from the machine on which it was made to the one that keeps it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from msgspec import Struct

from vetter.errors import CaseError
from vetter.store.folder import EVIDENCE, INDEX, is_name

if TYPE_CHECKING:
    from pathlib import Path


class Parcel(Struct, frozen=True):
    """A case that nobody writes to any more: its name, its evidence, and its index."""

    name: str
    evidence: bytes
    index: bytes


def pack(home: Path, name: str) -> Parcel:
    """Return a case as bytes. It must be closed. Raises `CaseError` if it is not all there."""
    folder = home / "cases" / name
    try:
        return Parcel(name, (folder / EVIDENCE).read_bytes(), (folder / INDEX).read_bytes())
    except OSError as error:
        raise CaseError(f"The case {name} cannot be read: {error}.") from error


def unpack(home: Path, parcel: Parcel) -> None:
    """Put a case among those of ``home``, in one step: a kill leaves all of it or nothing.

    Raises `CaseError` if there is one of its name already, or if it cannot be written.
    """
    if not is_name(parcel.name):
        raise CaseError(f"“{parcel.name[:80]}” is no name of a case.")
    shelf = home / "cases"
    arriving = shelf / f".{parcel.name}.arriving"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        shelf.mkdir(mode=0o700, exist_ok=True)
        shutil.rmtree(arriving, ignore_errors=True)
        arriving.mkdir(mode=0o700)
        for name, content in ((EVIDENCE, parcel.evidence), (INDEX, parcel.index)):
            _write(arriving / name, content)
        arriving.rename(shelf / parcel.name)
    except OSError as error:
        shutil.rmtree(arriving, ignore_errors=True)
        raise CaseError(f"The case {parcel.name} cannot be kept: {error}.") from error


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
