"""What changed on an outlet since the batch looked at it before."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import msgspec

from vetter.batch.work import unpack
from vetter.errors import CaseError
from vetter.model import Assessment
from vetter.report.changes import Result, changes
from vetter.store import Case
from vetter.typed import decoded

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.batch.work import Ending, Outlet
    from vetter.model import Dossier


def since(outlet: Outlet, packed: bytes, ending: Ending, home: Path) -> tuple[str, ...] | None:
    """Return in words what changed since the assessment before, or None where there is nothing to compare."""
    if not ending.assessment:
        return None
    again = (
        outlet.case == ending.case
    )  # the stored case was read again: its last result is the new one
    before = _result(packed, outlet.case, home, last=-2 if again else -1)
    after = _result(ending.assessment, ending.case, home, last=-1)
    return tuple(change.words for change in changes(before, after))


def _result(packed: bytes, case: str, home: Path, *, last: int) -> Result:
    assessment = decoded(unpack(packed), Assessment)
    return Result(assessment, _dossier(case, home, last) if case else None)


def _dossier(name: str, home: Path, last: int) -> Dossier | None:
    try:
        with Case.open(home, name) as case:
            return case.dossiers()[last]
    except (CaseError, IndexError, sqlite3.DatabaseError, msgspec.MsgspecError):
        return None
