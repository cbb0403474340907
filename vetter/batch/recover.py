"""Set right what a kill left behind: an outlet in flight is either done after all, or is to be done again."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import msgspec

from vetter.batch.work import Ending, pack
from vetter.errors import CaseError
from vetter.report.line import summary
from vetter.report.outline import outline
from vetter.store import Case, discard

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.batch.job import Job
    from vetter.batch.work import Outlet


def recover(job: Job, home: Path) -> None:
    """Bring every outlet that was in flight into a state from which the batch can go on.

    A case that came to its end just before the kill is taken as the outlet's result; one that did not
    is deleted with what it had collected, and its outlet waits again.
    """
    for outlet in job.left_running():
        ending = _ended(outlet, home)
        if ending is not None:
            job.finish((ending,))
            continue
        if outlet.opened and outlet.opened != outlet.case:
            discard(home, outlet.opened)
    job.put_back()


def _ended(outlet: Outlet, home: Path) -> Ending | None:
    if not outlet.opened:
        return None
    try:
        with Case.open(home, outlet.opened) as case:
            about, results = case.about(), case.assessments()
    except (CaseError, sqlite3.DatabaseError):
        return None
    if about.get("state") != "done" or not results:
        return None
    return Ending(
        key=outlet.key,
        made=about["made"],
        assessment=pack(msgspec.json.encode(results[-1]).decode()),
        summary=msgspec.json.encode(summary(outline(results[-1]))),
        case=outlet.opened,
    )
