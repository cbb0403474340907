"""What the outlets of a batch share, as a page beside their reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vetter.batch import files
from vetter.batch.job import exists, read_only
from vetter.errors import UsageError
from vetter.networks import network_among
from vetter.store import is_there

if TYPE_CHECKING:
    from pathlib import Path

    from vetter.model import Network


def cases_of(folder: Path) -> dict[str, str]:
    """Return the cases of a batch, each with where its report lies from the folder, in the order of the list.

    Raises `UsageError` if there is no batch.
    """
    if not exists(folder):
        raise UsageError(f"There is no batch in {folder}.", "Name the folder of one: --batch DIR")
    with read_only(folder) as job:
        return {
            outlet.case: files.report_of(outlet)
            for _, outlet in job.rows()
            if outlet is not None and outlet.case
        }


def shared(folder: Path, home: Path) -> Network | None:
    """Return what the outlets of a batch share; None where there are not two with a case."""
    cases = cases_of(folder)
    return network_among(home, cases) if len(cases) > 1 else None


def missing(folder: Path, home: Path) -> int:
    """Return how many outlets of a batch have a result whose case is not on this machine."""
    return sum(not is_there(home, case) for case in cases_of(folder))


def put_network(folder: Path, home: Path, found: Network | None) -> None:
    """Write the page of what was ``found`` anew, or take it away where there are not two outlets to compare.

    Where the cases of a finished list are gone, or are on another machine, the page of that time stays.
    Only the batch's own outlets are named, since its folder is made to be given away; how rare a sign is goes by all
    outlets that are known on this machine. Raises `CannotError` where that cannot be done.
    """
    if missing(folder, home) and (folder / files.NETWORK).is_file():
        return  # it was made when there was more to be seen than there is now
    path = folder / files.NETWORK
    if found is None:
        path.unlink(missing_ok=True)
        return
    from vetter.report.network.html import render

    beside = {
        case: report.removeprefix(f"{files.REPORTS}/") for case, report in cases_of(folder).items()
    }
    files.put(path, render(found, beside).encode())
