"""What a batch leaves to be read: a table, the assessments, an index page, and a report of each outlet.

All of it is made from the job table alone, and can be made again at any moment.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec

from vetter import clock
from vetter.batch import files
from vetter.batch.job import read_only
from vetter.batch.work import RowKind, State, unpack
from vetter.model import Assessment
from vetter.report import index_page
from vetter.report.cell import cell
from vetter.report.index_page import Head, Line
from vetter.typed import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vetter.batch.job import Job
    from vetter.batch.work import Outlet, Row

MOST_IN_INDEX: Final = 20_000  # lines that a browser still sorts at once
OURS: Final = (
    "line", "outlet", "level", "likelihood", "confidence",
    "identity", "transparency", "independence", "content", "commission",
    "answered", "asked", "listed", "signs", "questions", "changes", "name", "domain", "as of", "case", "report", "error", "remark",
)  # fmt: skip
"""The columns of the table, before those of the list itself."""


def publish(folder: Path, *, whole: bool = True) -> None:
    """Write everything anew that is made from the table. Raises `CannotError` where it cannot be written.

    Not ``whole``, the assessments are left as they are: they are nearly all of what there is to write, and nobody reads them
    on the way.
    """
    with read_only(folder) as job:
        _mend_reports(job)
        with files.written(folder / files.SUMMARY) as stream:
            stream.write("\ufeff".encode())
            for line in _table(job):
                stream.write(line)
        if whole:
            with files.written(folder / files.ASSESSMENTS) as stream:
                for outlet in job.outlets():
                    if outlet.summary:
                        stream.write(unpack(job.assessment(outlet.key)) + b"\n")
        with files.written(folder / files.REMARKS) as stream:
            stream.write("\ufeff".encode())
            stream.write(_csv(("line", "text", "why")))
            for row in job.remarked():
                stream.write(_csv((str(row.line), row.text, row.told)))
        with files.written(folder / files.INDEX) as stream:
            for piece in index_page.pieces(_head(job), _lines(job)):
                stream.write(piece.encode())


def levels(job: Job) -> Counter[str]:
    """Return how many outlets have which level, or else are in which state."""
    counted = Counter[str]()
    for outlet in job.outlets():
        counted[outlet.summary.level.value if outlet.summary else outlet.state.value] += 1
    return counted


def _table(job: Job) -> Iterator[bytes]:
    own = tuple(msgspec.json.decode(job.about()["columns"], type=list[str]))
    yield _csv((*OURS, *(f"{name} (list)" if name in OURS else name for name in own)))
    for row, outlet in job.rows():
        if row.kind is not RowKind.COMMENT:
            yield _csv((*_cells(row, outlet), *(row.cells.get(name, "") for name in own)))


def _cells(row: Row, outlet: Outlet | None) -> tuple[str, ...]:
    first = (str(row.line), row.text)
    if outlet is None:
        return (*first, *[""] * (len(OURS) - 4), row.told, "")
    if not outlet.summary:
        error = outlet.error or f"not vetted yet ({outlet.state})"
        return (*first, *[""] * (len(OURS) - 4), error, row.told)
    found = outlet.summary
    return (
        *first,
        found.word,
        found.likelihood,
        found.confidence,
        *found.readings.values(),
        str(found.answered),
        str(found.asked),
        " | ".join(found.listed),
        " | ".join(found.signs),
        " | ".join(found.questions),
        " | ".join(outlet.changes),
        found.name,
        found.domain,
        found.as_of,
        found.case,
        files.report_of(outlet),
        outlet.error,
        row.told or _renewal(outlet),
    )


def _renewal(outlet: Outlet) -> str:
    return "" if outlet.state in (State.DONE, State.FAILED) else "to be looked at again"


def _csv(cells: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow(map(cell, cells))
    return out.getvalue().encode("utf-8", "replace")


def _head(job: Job) -> Head:
    counted = levels(job)
    return Head(
        title=job.about().get("list", ""),
        made=clock.now(),
        levels=dict(counted),
        more=max(0, counted.total() - MOST_IN_INDEX),
        kinds=job.kinds(),
        remarks=files.REMARKS,
        network=files.NETWORK if (job.folder / files.NETWORK).is_file() else "",
    )


def _lines(job: Job) -> Iterator[Line]:
    shown = 0
    for row, outlet in job.rows():
        if row.kind is RowKind.OUTLET and outlet is not None and shown < MOST_IN_INDEX:
            shown += 1
            yield Line(
                number=row.line,
                text=row.text,
                cells=tuple((name, text) for name, text in row.cells.items() if text != row.text),
                summary=outlet.summary,
                report=files.report_of(outlet) if outlet.summary else "",
                error=outlet.error
                or ("" if outlet.summary else f"not vetted yet ({outlet.state})"),
                changes=outlet.changes,
                told=row.told,
            )


def _mend_reports(job: Job) -> None:
    """Make the reports anew that should be there and are not, or are empty."""
    from vetter.report.html import render

    for outlet in job.outlets():
        path = job.folder / files.report_of(outlet)
        if outlet.summary and not (path.is_file() and path.stat().st_size):
            page = render(decoded(unpack(job.assessment(outlet.key)), Assessment))
            files.put(path, page.encode())
