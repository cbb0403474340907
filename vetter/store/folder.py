"""The folders of cases: their names, and who may write into which."""

from __future__ import annotations

import fcntl
import os
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from vetter import clock
from vetter.errors import CaseError

if TYPE_CHECKING:
    from pathlib import Path

EVIDENCE: Final = "evidence.warc.gz"
INDEX: Final = "case.sqlite"
BESIDE: Final = "beside"  # below it lie the cases of sites that were looked at for this one's sake
TRIES: Final = 3
MOMENT: Final = 0.01  # seconds
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,119}")


def is_name(name: str) -> bool:
    """Return whether ``name`` has the form of a case's name."""
    return _NAME.fullmatch(name) is not None


def reserve(home: Path, label: str) -> str:
    """Return a name for a new case, which nobody else is given; it is listed once it is created."""
    return _new_folder(home / "cases", label).name


def folder_of(home: Path, name: str) -> Path:
    """Return where a case lies, or would. Raises `CaseError` if ``name`` is no name of one."""
    if not is_name(name):
        raise CaseError(f"“{name[:80]}” is no name of a case.", "`vetter cases` lists them.")
    return home / "cases" / name


def lock(home: Path, name: str) -> tuple[Path, int]:
    """Return a case's folder and a descriptor that keeps everybody else from writing to it.

    Works on a case whose index is damaged, too. Raises `CaseError` if it is being written.
    """
    folder = folder_of(home, name)
    if not (folder / EVIDENCE).is_file():
        raise CaseError(f"There is no case {name}.", "`vetter cases` lists what is there.")
    return folder, open_evidence(folder, create=False)


def _new_folder(cases: Path, label: str) -> Path:
    # One by one: with parents=True those above would be open to others.
    cases.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    cases.mkdir(mode=0o700, exist_ok=True)
    slug = re.sub(r"[^a-z0-9.]+", "-", label.lower())[:60].strip("-.") or "outlet"
    stem = f"{clock.now():%Y%m%d-%H%M%S}-{slug}"
    for number in range(1, 1000):
        folder = cases / (stem if number == 1 else f"{stem}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
    raise CaseError(f"No new case can be made in {cases}.", "Set VETTER_HOME to another folder.")


def open_evidence(folder: Path, *, create: bool) -> int:
    """Return a descriptor of a case's evidence, open for writing by nobody else. Raises `CaseError`."""
    flags = os.O_RDWR | os.O_APPEND | (os.O_CREAT | os.O_EXCL if create else 0)
    try:
        descriptor = os.open(folder / EVIDENCE, flags, 0o600)
    except OSError as error:
        raise CaseError(f"The evidence of {folder.name} cannot be written: {error}.") from error
    for _ in range(TRIES):
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor
        time.sleep(MOMENT)  # somebody may only look whether it is being written
    os.close(descriptor)
    raise CaseError(
        f"The case {folder.name} is being written by another vetter.",
        "Wait until it is done, or stop it.",
    )


def is_being_written(home: Path, name: str) -> bool:
    """Return whether somebody writes into a case, this program or another."""
    try:
        descriptor = os.open(home / "cases" / name / EVIDENCE, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False
