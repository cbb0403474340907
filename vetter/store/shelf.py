"""All cases of a person: listing, deleting, copying out."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from vetter.errors import CaseError
from vetter.model import Source
from vetter.store.case import Case
from vetter.store.folder import EVIDENCE, INDEX, is_name, lock
from vetter.store.shown import forget

if TYPE_CHECKING:
    from pathlib import Path


OWN: Final = frozenset({Source.LISTS, Source.CASES, Source.OFFER})
"""What a case holds that is the person's own, or may be."""


EXPLAINED: Final = """\
What was seen of other sites to which this outlet leads, a folder for each: web archive files, as evidence.warc.gz above is one.
They were read to see what the two share. The reports say what that is; nothing is said in them of whoever runs these sites.
"""


class CaseSummary(Struct, frozen=True, kw_only=True):
    """One line of the list of cases. ``level`` is "" while there is no result.

    ``state`` is ``collecting`` (running, or cut off), ``done``, ``cancelled`` or ``damaged``.
    """

    id: str
    target: str
    name: str
    host: str
    level: str
    made: str
    as_of: str
    state: str
    offer: bool = False  # it holds messages of the person's own


def cases(home: Path) -> tuple[CaseSummary, ...]:
    """Return all cases below ``home``, newest first; a damaged one is listed as such."""
    folder = home / "cases"
    if not folder.is_dir():
        return ()
    names = sorted(
        (p.name for p in folder.iterdir() if is_name(p.name) and (p / INDEX).exists()), reverse=True
    )
    return tuple(_summary(home, name) for name in names)


def is_there(home: Path, name: str) -> bool:
    """Return whether there is a case of this name, in whatever state."""
    return is_name(name) and (home / "cases" / name / INDEX).is_file()


def unfinished(home: Path, host: str) -> CaseSummary | None:
    """Return the newest case of ``host`` that was cut off before it had a result, if any."""
    return next(
        (c for c in cases(home) if c.host == host and not c.level and c.state == "collecting"), None
    )


def delete(home: Path, name: str) -> None:
    """Delete a case for good. Raises `CaseError` if there is none, or if it is being written."""
    folder, descriptor = lock(home, name)
    try:
        # Out of the list in one step first, so that a kill leaves no half a case behind.
        gone = folder.with_name(f".{name}.deleted")
        folder.rename(gone)
        shutil.rmtree(gone)
        forget(home, name)
    finally:
        os.close(descriptor)


def discard(home: Path, name: str) -> None:
    """Remove what there is of a case, even if that is only its name; one that is being written stays."""
    if not is_name(name):
        return
    try:
        delete(home, name)
    except CaseError:
        with suppress(OSError):  # it holds something after all, or is not there
            (home / "cases" / name).rmdir()


def copy_out(
    home: Path,
    name: str,
    target: Path,
    extra: dict[str, bytes],
    leave_out: frozenset[Source] = frozenset(),
) -> Path:
    """Write one case as a zip file: the evidence, that of the sites looked at beside it, plus ``extra`` files by name.

    Of the evidence the records of the sources in ``leave_out`` are missing.

    Nothing is overwritten; a kill leaves no half-written file under the final name.
    """
    if target.exists():
        raise CaseError(f"{target} exists already.", "Choose another name, or remove it first.")
    with Case.open(home, name) as case:
        evidence = {EVIDENCE: case.evidence(leave_out)}
        evidence |= _evidence_beside(case.beside)
    partial = target.with_name(target.name + ".partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            for file_name, data in evidence.items():
                archive.writestr(file_name, data, zipfile.ZIP_STORED)
            for file_name, data in extra.items():
                archive.writestr(file_name, data)
        partial.chmod(0o600)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise CaseError(f"{target} cannot be written: {error}.") from error
    return target


def _evidence_beside(home: Path) -> dict[str, bytes]:
    found = {}
    for one in cases(home):
        if not one.level:  # damaged, or cut off
            continue
        with Case.open(home, one.id) as seen:
            found[f"beside/{one.id}/{EVIDENCE}"] = seen.evidence(OWN)
    return found | {"beside/README.txt": EXPLAINED.encode()} if found else {}


def _summary(home: Path, name: str) -> CaseSummary:
    try:
        with Case.open(home, name) as case:
            about = case.about()
            results = case.assessments()
    except (CaseError, sqlite3.DatabaseError):
        return CaseSummary(
            id=name, target="", name="", host="", level="", made="", as_of="", state="damaged"
        )
    newest = results[-1] if results else None
    return CaseSummary(
        id=name,
        target=about.get("target", ""),
        name=newest.outlet.title if newest else "",
        host=about.get("host", ""),
        level=newest.level.value if newest else "",
        made=about.get("made", ""),
        as_of=about.get("as_of", ""),
        state=about.get("state", ""),
        offer=about.get("offer") == "yes",
    )
